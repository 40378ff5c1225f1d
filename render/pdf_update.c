/* pdf_update.c -- what cairo cannot write into a PDF file, appended to it
 *
 * PDF lets a file be changed by appending: new versions of some objects, a
 * table of where they are, and a trailer that points to the table before.
 * cairo writes catalog, information and structure as plain objects behind a
 * classic table, one line an entry, so each can be found by its number and
 * copied with a few keys more.  What does not look so is left as it is.
 */
#include "render/pdf_update.h"

#include <stdint.h>
#include <string.h>

struct file {
	GByteArray *bytes; /* its text ends with a NUL while we look */
	size_t length;
	size_t table; /* where "xref" is */
	uint32_t n;   /* objects, 0 the free one */
	uint32_t root, info;
	GArray *changed; /* of struct revision, by object number */
	GString *tail;	 /* what is appended */
};

struct revision {
	uint32_t object;
	size_t at; /* in the whole file */
};

static const char *text_at(const struct file *file, size_t at)
{
	return (const char *)file->bytes->data + at;
}

/* The number after `key`, looked for from `at`; false if there is none. */
static bool read_after(const struct file *file, size_t at, const char *key,
		       uint64_t *number)
{
	const char *from = text_at(file, at);
	const char *found =
		g_strstr_len(from, (gssize)(file->length - at), key);
	char *end;

	if (!found)
		return false;
	found += strlen(key);
	*number = g_ascii_strtoull(found, &end, 10);
	return end != found;
}

static bool find_table(struct file *file)
{
	uint64_t table, n, root, info;
	size_t end = file->length > 64 ? file->length - 64 : 0;
	const char *start;
	size_t trailer;

	if (!read_after(file, end, "startxref\n", &table) ||
	    table >= file->length)
		return false;
	file->table = table;
	start = text_at(file, table);
	if (!g_str_has_prefix(start, "xref\n0 ") ||
	    !read_after(file, table, "xref\n0 ", &n))
		return false;
	start = strchr(start + strlen("xref\n"), '\n');
	trailer = start ? (size_t)(start + 1 - text_at(file, 0)) + n * 20 : 0;
	if (!start || n < 2 || n > file->length / 20 ||
	    trailer >= file->length ||
	    !g_str_has_prefix(text_at(file, trailer), "trailer\n") ||
	    !read_after(file, trailer, "/Root ", &root) ||
	    !read_after(file, trailer, "/Info ", &info))
		return false;
	file->n = (uint32_t)n;
	file->root = (uint32_t)root;
	file->info = (uint32_t)info;
	return root < n && info < n;
}

/* The body of an object between "N 0 obj" and "endobj", or NULL. */
static char *copy_object(const struct file *file, uint32_t object)
{
	const char *entries =
		strchr(text_at(file, file->table) + strlen("xref\n"), '\n') + 1;
	uint64_t at = g_ascii_strtoull(entries + (size_t)object * 20, NULL, 10);
	g_autofree char *head = g_strdup_printf("%u 0 obj\n", object);
	const char *start, *end;

	if (at >= file->table || !g_str_has_prefix(text_at(file, at), head))
		return NULL;
	start = text_at(file, at) + strlen(head);
	end = g_strstr_len(start, (gssize)(file->table - at - strlen(head)),
			   "\nendobj\n");
	return end ? g_strndup(start, (size_t)(end - start)) : NULL;
}

static void append_object(struct file *file, uint32_t object, const char *body)
{
	struct revision revision = { object, file->length + file->tail->len };

	g_array_append_val(file->changed, revision);
	g_string_append_printf(file->tail, "%u 0 obj\n%s\nendobj\n", object,
			       body);
}

/* The dictionary with `keys` before its closing brackets. */
static char *with_keys(const char *body, const char *keys)
{
	size_t length = strlen(body);

	if (!g_str_has_prefix(body, "<< ") || !g_str_has_suffix(body, ">>"))
		return NULL;
	return g_strdup_printf("%.*s%s\n>>", (int)(length - 2), body, keys);
}

static bool update_catalog(struct file *file)
{
	g_autofree char *body = copy_object(file, file->root);
	g_autofree char *changed = NULL;

	if (!body || !g_str_has_prefix(body, "<< /Type /Catalog") ||
	    strstr(body, "/Lang") || strstr(body, "/ViewerPreferences") ||
	    strstr(body, "/PageMode"))
		return false;
	changed = with_keys(body, "   /Lang (en-GB)\n"
				  "   /ViewerPreferences << "
				  "/DisplayDocTitle true >>\n"
				  "   /PageMode /UseOutlines");
	if (!changed)
		return false;
	append_object(file, file->root, changed);
	return true;
}

/* cairo 1.16 leaves out the prefix of dates. */
static bool update_info(struct file *file)
{
	g_autofree char *body = copy_object(file, file->info);
	g_autoptr(GString) changed = NULL;

	if (!body)
		return false;
	changed = g_string_new(body);
	if (g_string_replace(changed, "Date (2", "Date (D:2", 0) > 0)
		append_object(file, file->info, changed->str);
	return true;
}

static char *print_alternative(const char *text)
{
	GString *out = g_string_new("   /Alt <FEFF");
	g_autofree gunichar2 *units = NULL;
	long n = 0;

	units = g_utf8_to_utf16(text, -1, NULL, &n, NULL);
	for (long i = 0; units && i < n; i++)
		g_string_append_printf(out, "%04X", units[i]);
	g_string_append_c(out, '>');
	return g_string_free(out, false);
}

static bool update_figures(struct file *file, const GPtrArray *alternatives)
{
	uint32_t found = 0;

	for (uint32_t object = 1; object < file->n; object++) {
		g_autofree char *body = copy_object(file, object);
		g_autofree char *keys = NULL, *changed = NULL;

		if (!body || !g_str_has_prefix(body, "<< /Type /StructElem\n"
						     "   /S /Figure\n"))
			continue;
		if (found == alternatives->len || strstr(body, "/Alt"))
			return false;
		keys = print_alternative(
			g_ptr_array_index(alternatives, found++));
		changed = with_keys(body, keys);
		if (!changed)
			return false;
		append_object(file, object, changed);
	}
	return found == alternatives->len;
}

static int by_object(const void *a, const void *b)
{
	const struct revision *x = a, *y = b;

	return (x->object > y->object) - (x->object < y->object);
}

static void append_table(struct file *file)
{
	size_t at;

	g_array_sort(file->changed, by_object);
	at = file->length + file->tail->len;
	g_string_append(file->tail, "xref\n");
	for (uint32_t i = 0; i < file->changed->len; i++) {
		struct revision *revision =
			&g_array_index(file->changed, struct revision, i);

		g_string_append_printf(file->tail, "%u 1\n%010zu 00000 n \n",
				       revision->object, revision->at);
	}
	g_string_append_printf(file->tail,
			       "trailer\n<< /Size %u\n   /Root %u 0 R\n"
			       "   /Info %u 0 R\n   /Prev %zu\n>>\n"
			       "startxref\n%zu\n%%%%EOF\n",
			       file->n, file->root, file->info, file->table,
			       at);
}

bool pdf_update(GByteArray *bytes, const GPtrArray *alternatives)
{
	g_autoptr(GArray) changed =
		g_array_new(false, false, sizeof(struct revision));
	g_autoptr(GString) tail = g_string_new(NULL);
	struct file file = {
		.bytes = bytes,
		.length = bytes->len,
		.changed = changed,
		.tail = tail,
	};
	bool is_known;

	g_byte_array_append(bytes, (const uint8_t *)"", 1);
	is_known = find_table(&file) && update_catalog(&file) &&
		   update_info(&file) && update_figures(&file, alternatives);
	g_byte_array_set_size(bytes, (unsigned)file.length);
	if (!is_known)
		return false;
	append_table(&file);
	g_byte_array_append(bytes, (const uint8_t *)tail->str,
			    (unsigned)tail->len);
	return true;
}
