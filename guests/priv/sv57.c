/* Sv57: leaves of every size, faults with the right address, canonical addresses. */
#define MODE 10
#include "translation.h"
