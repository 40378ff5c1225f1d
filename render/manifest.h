/* manifest.h -- what a report was made from, and what it consists of */
#ifndef RENDER_MANIFEST_H
#define RENDER_MANIFEST_H

#include "render/renderer.h"

/*
 * Writes NAME.manifest.json as the last file of the publication: version,
 * period, settings that bear on the numbers with their digest, inputs and
 * outputs with theirs, counts, font.  Nothing in it names the machine, the
 * user or a folder, save as the user called an input.
 */
bool manifest_write(const struct report *report,
		    const struct render_options *options,
		    struct publication *publication, GError **error);

/*
 * The settings that bear on the numbers, as one canonical line of JSON, to be
 * g_free()d.  Equal settings give equal bytes; config_digest is the SHA-256
 * of them.
 */
char *manifest_settings(const struct settings *settings);

#endif
