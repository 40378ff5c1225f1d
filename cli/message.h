/* message.h -- lines on standard error, and standard output's last word */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <glib.h>
#include <stdbool.h>

/*
 * Prints a line "shiplog: …".  Whatever is quoted in it, the line stays one
 * line and has no control characters.
 */
void message(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* False, an output error, if standard output has not taken all until now. */
bool message_flush_output(GError **error);

#endif
