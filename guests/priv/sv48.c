/* Sv48: leaves of every size, faults with the right address, canonical addresses. */
#define MODE 9
#include "translation.h"
