/* error.c -- the one error domain of the program */
#include "model/error.h"

G_DEFINE_QUARK(shiplog - error - quark, shiplog_error)
