/* options.c -- the command line */
#include "cli/options.h"

#include "cli/amount.h"
#include "cli/nearest.h"
#include "cli/option_table.h"
#include "model/error.h"

#include <string.h>

enum { MOST = 1000000 };

/* The command line on its way into the options. */
struct reading {
	struct options *options;
	char **next; /* NULL-terminated, as argv is */
};

static bool complain(GError **error, const char *format, ...)
	G_GNUC_PRINTF(2, 3);

static bool complain(GError **error, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	if (error)
		*error = g_error_new_valist(SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
					    format, values);
	va_end(values);
	return false;
}

static bool complain_command(const char *name, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *hint = NULL;

	if (g_file_test(name, G_FILE_TEST_EXISTS))
		return complain(error,
				"'%s' is no command; to read it: shiplog "
				"metrics %s",
				name, name);
	for (const struct command *one = commands; one->name; one++)
		g_ptr_array_add(names, (char *)one->name);
	hint = nearest_hint(name, names);
	return complain(error, "unknown command '%s'%s", name, hint);
}

static bool is_for(const struct option *option, const struct command *command)
{
	return option->commands & command->bit;
}

/* The option of another command, or none at all. */
static bool complain_option(const struct command *command, const char *name,
			    GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *wrong = g_strconcat("--", name, NULL);
	const char *best;

	for (uint32_t o = 0; o < n_options; o++) {
		if (strcmp(option_table[o].name, name) == 0)
			return complain(error, "--%s is no option of '%s'",
					name, command->name);
		if (is_for(&option_table[o], command))
			g_ptr_array_add(
				names,
				g_strconcat("--", option_table[o].name, NULL));
	}
	best = nearest(wrong, names);
	if (!best)
		return complain(error, "unknown option '--%s'", name);
	return complain(error, "unknown option '--%s'; nearest is '%s'", name,
			best);
}

static const struct option *find(const struct command *command,
				 const char *name, size_t length, char letter)
{
	for (uint32_t o = 0; o < n_options; o++) {
		const struct option *option = &option_table[o];

		if (!is_for(option, command))
			continue;
		if (letter ? option->letter == letter :
			     strlen(option->name) == length &&
				     memcmp(option->name, name, length) == 0)
			return option;
	}
	return NULL;
}

/* The place of `value`, from 1, in "a4|letter"; 0 if it is none of them. */
static uint32_t choose(const char *choices, const char *value)
{
	g_auto(GStrv) words = g_strsplit(choices, "|", -1);

	for (uint32_t w = 0; words[w]; w++)
		if (strcmp(words[w], value) == 0)
			return w + 1;
	return 0;
}

static bool store(struct options *options, const struct option *option,
		  const char *value, GError **error)
{
	void *field = (char *)options + option->field;
	g_autofree char *choices = NULL;

	if (option->kind != OPTION_FLAG && !*value)
		return complain(error, "--%s has no value; wanted is %s",
				option->name, option->argument);
	switch (option->kind) {
	case OPTION_FLAG:
		*(bool *)field = true;
		return true;
	case OPTION_TEXT:
		*(const char **)field = value;
		return true;
	case OPTION_LIST:
		g_ptr_array_add(*(GPtrArray **)field, (char *)value);
		return true;
	case OPTION_NUMBER:
		if (amount_number(value, 1, MOST, field))
			return true;
		return complain(error, "--%s is \"%s\", not a number from 1",
				option->name, value);
	case OPTION_CHOICE:
		*(uint32_t *)field = choose(option->argument, value);
		if (*(uint32_t *)field > 0)
			return true;
		choices = g_strdelimit(g_strdup(option->argument), "|", ' ');
		return complain(error, "--%s is \"%s\", not one of: %s",
				option->name, value, choices);
	}
	return true;
}

static bool take_value(struct reading *reading, const struct option *option,
		       const char *value, GError **error)
{
	if (!value && option->kind != OPTION_FLAG) {
		if (!*reading->next)
			return complain(error,
					"--%s has no value; wanted is %s",
					option->name, option->argument);
		value = *reading->next++;
	}
	return store(reading->options, option, value, error);
}

static bool read_long(struct reading *reading, const char *text, GError **error)
{
	size_t length = strcspn(text, "=");
	const char *value = text[length] ? text + length + 1 : NULL;
	const struct option *option =
		find(reading->options->command, text, length, 0);
	g_autofree char *name = g_strndup(text, length);

	if (!option)
		return complain_option(reading->options->command, name, error);
	if (value && option->kind == OPTION_FLAG)
		return complain(error, "--%s takes no value", name);
	return take_value(reading, option, value, error);
}

/* "-qv", "-oDIR", "-o" "DIR". */
static bool read_letters(struct reading *reading, const char *letters,
			 GError **error)
{
	while (*letters) {
		const struct option *option =
			find(reading->options->command, NULL, 0, *letters);

		if (!option)
			return complain(
				error, "unknown option '-%.*s'",
				(int)(g_utf8_next_char(letters) - letters),
				letters);
		letters++;
		if (option->kind != OPTION_FLAG)
			return take_value(reading, option,
					  *letters ? letters : NULL, error);
		if (!store(reading->options, option, NULL, error))
			return false;
	}
	return true;
}

static bool read_all(struct reading *reading, GError **error)
{
	bool is_read = true;

	while (is_read && *reading->next) {
		const char *text = *reading->next++;

		if (strcmp(text, "--") == 0)
			break;
		if (g_str_has_prefix(text, "--"))
			is_read = read_long(reading, text + 2, error);
		else if (*text == '-' && text[1])
			is_read = read_letters(reading, text + 1, error);
		else
			g_ptr_array_add(reading->options->sources,
					(char *)text);
	}
	while (is_read && *reading->next)
		g_ptr_array_add(reading->options->sources, *reading->next++);
	return is_read;
}

/* Operands become what the command takes. */
static bool check_operands(struct options *options, bool has_command,
			   GError **error)
{
	GPtrArray *operands = options->sources;
	const char *first = operands->len > 0 ? operands->pdata[0] : NULL;

	if (first && !has_command)
		return complain(error,
				"'%s' is no command, and a command comes "
				"first, as in 'shiplog metrics %s'",
				first, first);
	if (first && !options->command->reads)
		return complain(error, "'%s' takes no SOURCE, read is '%s'",
				options->command->name, first);
	for (uint32_t i = 0; i < operands->len; i++)
		if (!*(const char *)operands->pdata[i])
			return complain(error, "a SOURCE is empty");
	if (options->command->bit != FOR_SHOW || !first)
		return true;
	options->table = first;
	g_ptr_array_remove_index(operands, 0);
	return true;
}

const struct command *options_command(int argc, char **argv)
{
	return argc > 1 ? command_find(argv[1]) : NULL;
}

struct options *options_read(int argc, char **argv, GError **error)
{
	g_autoptr(Options) options = g_new0(struct options, 1);
	const struct command *command = options_command(argc, argv);
	struct reading reading = { options, argv + MIN(argc, 1) };

	options->sources = g_ptr_array_new();
	options->sets = g_ptr_array_new();
	options->services = g_ptr_array_new();
	if (!command && argc > 1 && *argv[1] != '-') {
		complain_command(argv[1], error);
		return NULL;
	}
	options->command = command ? command : command_find("metrics");
	reading.next += command != NULL;
	if (!read_all(&reading, error))
		return NULL;
	if (options->wants_help || options->wants_version) {
		options->command = command;
		return g_steal_pointer(&options);
	}
	if (!check_operands(options, command != NULL, error) ||
	    (options->command->prepare &&
	     !options->command->prepare(options, error)))
		return NULL;
	return g_steal_pointer(&options);
}

void options_free(struct options *options)
{
	if (!options)
		return;
	g_ptr_array_unref(options->sources);
	g_ptr_array_unref(options->sets);
	g_ptr_array_unref(options->services);
	g_free(options);
}
