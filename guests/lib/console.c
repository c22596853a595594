/* Console output through the 16550 (polling LSR.THRE as a driver would) and the end of the run. */
#include "guest.h"

#define LSR 5
#define LSR_THRE 0x20

void put_char(char c) {
    while (!(read8(UART_BASE + LSR) & LSR_THRE)) {}
    write8(UART_BASE, (u8)c);
}

static void put_number(u64 value, u64 base) {
    char digits[20];
    int n = 0;
    do {
        digits[n++] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value);
    while (n) put_char(digits[--n]);
}

void print(const char *format, ...) {
    __builtin_va_list arguments;
    __builtin_va_start(arguments, format);
    for (; *format; format++) {
        if (*format != '%') {
            put_char(*format);
            continue;
        }
        int wide = *++format == 'l';
        if (wide) format++;
        if (*format == 's') {
            for (const char *s = __builtin_va_arg(arguments, const char *); *s; s++) put_char(*s);
        } else if (*format == 'c') {
            put_char((char)__builtin_va_arg(arguments, int));
        } else if (*format == 'd') {
            i64 value = wide ? __builtin_va_arg(arguments, i64) : __builtin_va_arg(arguments, i32);
            if (value < 0) put_char('-');
            put_number(value < 0 ? -(u64)value : (u64)value, 10);
        } else {
            u64 value = wide ? __builtin_va_arg(arguments, u64) : __builtin_va_arg(arguments, u32);
            put_number(value, *format == 'x' ? 16 : 10);
        }
    }
    __builtin_va_end(arguments);
}

void exit(u32 status) {
    fence();
    write32(FINISHER, status ? status << 16 | 0x3333 : 0x5555);
    park();
}
