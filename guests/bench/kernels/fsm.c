/* A scanner as a state machine over text: numbers, words, strings and errors; switches inside a loop. */
#include "../bench.h"

#define SIZE 16384
const u64 default_iters = 40;
static u8 text[SIZE];
enum { START, NUMBER, FRACTION, WORD, STRING, ESCAPE, STATES };

void kernel_setup(void) {
    static const char alphabet[] = "0123456789.abcxyz_\"\\ \n+-";
    u64 state = 42;
    for (u32 i = 0; i < SIZE; i++) text[i] = (u8)alphabet[next_random(&state) % (sizeof alphabet - 1)];
}

u64 kernel(u64 iters) {
    u64 seen[STATES] = {0}, errors = 0;
    u32 state = START;
    while (iters--) {
        for (u32 i = 0; i < SIZE; i++) {
            u8 c = text[i];
            u32 digit = c >= '0' && c <= '9', letter = (c >= 'a' && c <= 'z') || c == '_';
            switch (state) {
            case START: state = digit ? NUMBER : letter ? WORD : c == '"' ? STRING : START; break;
            case NUMBER:
                if (c == '.') state = FRACTION;
                else if (letter) errors++, state = START;
                else if (!digit) state = START;
                break;
            case FRACTION:
                if (c == '.') errors++, state = START;
                else if (!digit) state = START;
                break;
            case WORD: if (!letter && !digit) state = START; break;
            case STRING: if (c == '"') state = START; else if (c == '\\') state = ESCAPE; break;
            default: state = STRING; break;
            }
            seen[state]++;
        }
        text[iters % SIZE] ^= 1;
    }
    u64 sum = errors;
    for (u32 s = 0; s < STATES; s++) sum = mix(sum, seen[s]);
    return sum;
}
