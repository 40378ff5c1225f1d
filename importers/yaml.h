/* yaml.h -- what YAML has as the values that JSON is read to */
#ifndef IMPORTERS_YAML_H
#define IMPORTERS_YAML_H

#include "importers/json.h"
#include "importers/source.h"

struct yaml_reader;
typedef struct yaml_reader YamlReader;

/* Reads `file`, or the bytes that are given (then `file` is NULL). */
struct yaml_reader *yaml_reader_new(struct source_file *file, const char *bytes,
				    size_t length);
void yaml_reader_free(struct yaml_reader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YamlReader, yaml_reader_free)

/*
 * From now on the elements of a list are records, one by one, as they end: of
 * an array that a document is, or of the first under one of these keys
 * (NULL-terminated, borrowed) that begins with an object.  What else the
 * document has is passed over.
 */
void yaml_reader_lists(struct yaml_reader *reader, const char *const *keys);
/* Whether there has been one. */
bool yaml_reader_has_list(const struct yaml_reader *reader);

/*
 * The next record, valid until the next call: a document, or an element of a
 * list.  NULL at the end, or with an error that begins with `NAME: line N: `
 * (of a file) where no more can be read.
 * What is too large, too deep, broken though another follows, or has an alias
 * of nothing is passed over: then *why says so and the answer is NULL without
 * an error, and reading goes on, behind an element of a list at the next line
 * with a dash as far in.
 *
 * Plain words stay texts as they are written (1.10 is a version), but for null,
 * ~ and nothing at all, which are null.  A template (`{{ .x }}`) is null, too,
 * and as a key the empty text.
 */
const struct json *yaml_reader_next(struct yaml_reader *reader,
				    const char **why, GError **error);
/* What *why said, with the line where there is one; until the next call. */
const char *yaml_reader_detail(const struct yaml_reader *reader);

#endif
