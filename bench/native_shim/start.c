/* From the host's main to the kernel's, which the command line renames: the one argument is the iteration count. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int guest_main(void);

static unsigned long iterations;

void print(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
}

void put_char(char c) { putchar(c); }

unsigned long bootarg_u64(const char *name, unsigned long otherwise) {
    return strcmp(name, "iters") == 0 ? iterations : otherwise;
}

int bootarg_is(const char *name, const char *value) {
    (void)name, (void)value;
    return 0;
}

int main(int count, char **arguments) {
    iterations = count > 1 ? strtoul(arguments[1], 0, 10) : 1;
    return guest_main();
}
