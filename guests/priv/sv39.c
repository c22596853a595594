/* Sv39: leaves of every size, faults with the right address, canonical addresses. */
#define MODE 8
#include "translation.h"
