/* texts.h -- strings that live and die together */
#ifndef MODEL_TEXTS_H
#define MODEL_TEXTS_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

struct texts;
typedef struct texts Texts;

struct texts *texts_new(void);
void texts_free(struct texts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Texts, texts_free)

/* A copy, the same one for equal strings. */
const char *texts_one(struct texts *texts, const char *text);
/* A copy of its own: for what hardly two records share. */
const char *texts_copy(struct texts *texts, const char *text);

/* A number that is equal for equal bytes, in every run and on every machine. */
uint64_t texts_hash(const char *text, size_t length);

#endif
