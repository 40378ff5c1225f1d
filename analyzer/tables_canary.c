/* tables_canary.c -- the tables of canaries, judged again */
#include "analyzer/canary.h"
#include "analyzer/replay.h"
#include "analyzer/tables.h"

#include <math.h>

bool tables_has_canaries(const struct metrics *metrics)
{
	return metrics->facts->records[RECORD_CANARY]->len > 0;
}

static void add_bound(GString *text, const char *sign, double bound)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	if (isnan(bound))
		return;
	g_string_append_printf(
		text, "%s%s %s", text->len > 0 ? " and " : "", sign,
		g_ascii_formatd(digits, sizeof(digits), "%g", bound));
}

/* ">= 1 and <= 5" */
static const char *limit_text(struct pool *pool,
			      const struct canary_check *check)
{
	g_autoptr(GString) text = g_string_new(NULL);

	add_bound(text, check->is_open ? ">" : ">=", check->low);
	add_bound(text, check->is_open ? "<" : "<=", check->high);
	return text->len > 0 ? pool_text(pool, text->str) : NULL;
}

static void write_head(struct tables *tables, const struct canary_run *run)
{
	table_text(&tables->writer, run->record->name);
	table_text(&tables->writer, run->service);
	table_time(&tables->writer, run->started_at);
}

static void write_empty(struct table_writer *writer, uint32_t cells)
{
	while (cells-- > 0)
		table_empty(writer);
}

static void write_verdict(struct tables *tables,
			  const struct canary_replay *replay)
{
	struct table_writer *writer = &tables->writer;

	table_text(writer, replay->verdict);
	table_text(writer, replay->reason ?
				   pool_text(tables->pool, replay->reason) :
				   NULL);
	table_text(writer, replay->run.recorded);
	if (replay->agrees < 0)
		table_empty(writer);
	else
		table_boolean(writer, replay->agrees);
}

static void write_place(struct tables *tables, const struct canary_run *run)
{
	table_text(&tables->writer,
		   place_text(tables->pool, tables->metrics->facts,
			      run->record->entry.place));
}

/* A look at a canary. */
struct look {
	const struct canary_replay *replay;
	uint32_t step;
};

static const struct canary_check *rule_of(const struct look *look,
					  uint32_t check)
{
	return &look->replay->run.rules.checks[check];
}

static void write_value(struct tables *tables, const struct look *look,
			uint32_t check)
{
	const struct canary_check *rule = rule_of(look, check);

	table_text(&tables->writer, rule->name);
	table_real(&tables->writer,
		   canary_value(look->replay, look->step, check));
	table_text(&tables->writer, limit_text(tables->pool, rule));
}

static void write_passed(struct tables *tables, const struct look *look,
			 uint32_t check)
{
	if (look->replay->measured[check])
		table_boolean(
			&tables->writer,
			replay_is_inside(
				rule_of(look, check),
				canary_value(look->replay, look->step, check)));
	else
		table_empty(&tables->writer);
}

/* `check` is REPLAY_NONE where there was nothing to check. */
static void write_look(struct tables *tables, const struct look *look,
		       uint32_t check)
{
	struct table_writer *writer = &tables->writer;
	const struct canary_replay *replay = look->replay;
	const struct replay_step *step =
		&g_array_index(replay->steps, struct replay_step, look->step);

	write_head(tables, &replay->run);
	table_integer(writer, step->tick);
	table_integer(writer, step->checked_weight);
	if (check == REPLAY_NONE)
		write_empty(writer, 3);
	else
		write_value(tables, look, check);
	table_integer(writer, step->failed_checks);
	write_verdict(tables, replay);
	table_time(writer, canary_look_at(&replay->run, step->tick));
	table_text(writer, replay_act_name(step->act));
	table_integer(writer, step->weight);
	table_integer(writer, step->iterations);
	if (check == REPLAY_NONE)
		table_empty(writer);
	else
		write_passed(tables, look, check);
	write_place(tables, &replay->run);
}

static void write_replay(struct tables *tables,
			 const struct canary_replay *replay)
{
	for (uint32_t s = 0; s < replay->steps->len; s++) {
		const struct replay_step *step =
			&g_array_index(replay->steps, struct replay_step, s);
		uint32_t n = step->is_checked ? replay->run.rules.n_checks : 0;
		struct look look = { replay, s };

		for (uint32_t c = 0; c < n; c++)
			write_look(tables, &look, c);
		if (n == 0)
			write_look(tables, &look, REPLAY_NONE);
	}
	if (replay->steps->len > 0)
		return;
	write_head(tables, &replay->run);
	write_empty(&tables->writer, 6);
	write_verdict(tables, replay);
	write_empty(&tables->writer, 5);
	write_place(tables, &replay->run);
}

static void write_comparison(struct tables *tables,
			     const struct canary_replay *replay, uint32_t check)
{
	struct canary_comparison one = replay->beside[check];
	struct table_writer *writer = &tables->writer;

	write_head(tables, &replay->run);
	table_text(writer, replay->run.rules.checks[check].name);
	table_integer(writer, (int64_t)one.n);
	table_integer(writer, (int64_t)one.primary_n);
	table_real(writer, one.median);
	table_real(writer, one.primary_median);
	table_real(writer, one.ranks.shift.value);
	table_real(writer, one.ranks.shift.low);
	table_real(writer, one.ranks.shift.high);
	table_real(writer, one.ranks.superiority);
	table_real(writer, one.ranks.p);
	table_real(writer, one.spreads.ratio);
	table_real(writer, one.spreads.p);
	table_text(writer, one.verdict);
	write_place(tables, &replay->run);
}

static void write_comparisons(struct tables *tables,
			      const struct canary_replay *replay)
{
	for (uint32_t c = 0; c < replay->run.rules.n_checks; c++)
		write_comparison(tables, replay, c);
}

/* All runs of the window, each by `write`. */
static void each_replay(struct tables *tables,
			void (*write)(struct tables *tables,
				      const struct canary_replay *replay))
{
	const struct metrics *metrics = tables->metrics;

	for (uint32_t i = 0; i < metrics->canaries->len; i++) {
		const struct canary_replay *replay = metrics_canary(metrics, i);
		int64_t at = replay->run.record->entry.at;

		if (tables->all || at == NO_TIME ||
		    window_holds(&metrics->window, at))
			write(tables, replay);
	}
}

void tables_canary(struct tables *tables)
{
	each_replay(tables, write_replay);
}

void tables_canary_comparison(struct tables *tables)
{
	each_replay(tables, write_comparisons);
}
