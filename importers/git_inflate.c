/* git_inflate.c -- short texts, inflated
 *
 * Each commit is a stream of its own, of a few hundred bytes that use some
 * sixty letters.  More than half of what a library needs for one goes into
 * tables that are made for megabytes.  Here a table has as many bits as the
 * longest code of its block, and is made from the letters that are there, which
 * halves the time (docs/performance.md).
 *
 * Codes of more than twelve bits, stored blocks and whatever else is rare among
 * commits are not known here.  Bytes behind the end read as zeroes, and are
 * counted: a stream that needs them is broken.
 */
#include "importers/git_inflate.h"

#include "importers/git_codes.h"

#include <glib.h>
#include <string.h>

enum {
	LITERALS = GIT_CODES_SYMBOLS,
	DISTANCES = 32,
	END_OF_BLOCK = 256,
	FIRST_LENGTH = 257,
	ORDERS = 19, /* of the code that codes are described in */
	REPEAT = 16,
	ZEROES = 17,
	MANY_ZEROES = 18,
	DIGEST = 4,
};

/*
 * What a code means: in its lowest byte how many bits it has, in the second
 * how many follow it and what it is, above them the letter, or the least that a
 * length or a distance may be.
 */
enum {
	EXTRA = 0x1f00,
	IS_END = 0x2000,
	IS_LENGTH = 0x4000,
	IS_WRONG = 0x8000,
	IS_SPECIAL = 0xff00,
	VALUE = 16,
};

struct git_inflater {
	uint32_t literals[LITERALS], distances[DISTANCES], orders[ORDERS];
	struct git_codes order, literal, distance;
	struct git_described described[2]; /* literals, distances */
};

struct input {
	const uint8_t *at, *end;
	uint64_t bits;
	int n;	  /* of them are good */
	int lent; /* bytes from behind the end */
};

static uint32_t meaning(uint32_t value, uint32_t extra, uint32_t what)
{
	return value << VALUE | extra << 8 | what;
}

static void add_lengths(uint32_t *literals)
{
	uint32_t value = 3;

	for (uint32_t i = 0; i < 28; i++) {
		uint32_t extra = i < 8 ? 0 : i / 4 - 1;

		literals[FIRST_LENGTH + i] = meaning(value, extra, IS_LENGTH);
		value += UINT32_C(1) << extra;
	}
	literals[FIRST_LENGTH + 28] = meaning(258, 0, IS_LENGTH);
	literals[END_OF_BLOCK] = IS_END;
	for (uint32_t i = FIRST_LENGTH + 29; i < LITERALS; i++)
		literals[i] = IS_WRONG | IS_END;
}

struct git_inflater *git_inflater_new(void)
{
	struct git_inflater *inflater = g_new0(struct git_inflater, 1);
	uint32_t value = 1;

	for (uint32_t i = 0; i < END_OF_BLOCK; i++)
		inflater->literals[i] = meaning(i, 0, 0);
	add_lengths(inflater->literals);
	for (uint32_t i = 0; i < ORDERS; i++)
		inflater->orders[i] = meaning(i, 0, 0);
	for (uint32_t i = 0; i < 30; i++) {
		uint32_t extra = i < 4 ? 0 : i / 2 - 1;

		inflater->distances[i] = meaning(value, extra, 0);
		value += UINT32_C(1) << extra;
	}
	inflater->distances[30] = inflater->distances[31] = IS_WRONG;
	return inflater;
}

void git_inflater_free(struct git_inflater *inflater)
{
	g_free(inflater);
}

/* At least 56 good bits. */
static inline void fill(struct input *input)
{
	uint64_t next;

	if (G_LIKELY(input->end - input->at >= 8)) {
		memcpy(&next, input->at, 8);
		input->bits |= GUINT64_FROM_LE(next) << input->n;
		input->at += (63 - input->n) >> 3;
		input->n |= 56;
		return;
	}
	for (; input->n <= 55; input->n += 8)
		if (input->at < input->end)
			input->bits |= (uint64_t)*input->at++ << input->n;
		else
			input->lent++;
}

static inline void drop(struct input *input, uint32_t n)
{
	input->bits >>= n;
	input->n -= (int)n;
}

static inline uint32_t take(struct input *input, uint32_t n)
{
	uint32_t value = (uint32_t)(input->bits & ((UINT64_C(1) << n) - 1));

	drop(input, n);
	return value;
}

static inline uint32_t look(const struct input *input,
			    const struct git_codes *codes)
{
	return codes->means[input->bits & ((UINT64_C(1) << codes->bits) - 1)];
}

/* No distance at all, or one of one bit, which is not a complete code. */
static bool make_distances(struct git_inflater *inflater)
{
	const struct git_described *described = &inflater->described[1];
	struct git_codes *codes = &inflater->distance;

	if (described->n > 1)
		return git_codes_make(codes, described, inflater->distances);
	codes->bits = 1;
	codes->means[0] = codes->means[1] = IS_WRONG | 1;
	if (described->n == 1)
		codes->means[0] =
			inflater->distances[described->symbols[0]] | 1;
	return described->n == 0 || described->lengths[0] == 1;
}

static bool read_orders(struct git_inflater *inflater, struct input *input,
			uint32_t n)
{
	static const uint8_t places[ORDERS] = { 16, 17, 18, 0,	8, 7,  9,
						6,  10, 5,  11, 4, 12, 3,
						13, 2,	14, 1,	15 };
	uint8_t lengths[ORDERS] = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		if (input->n < 3)
			fill(input);
		lengths[places[i]] = (uint8_t)take(input, 3);
	}
	git_described_begin(&inflater->described[0]);
	for (uint32_t i = 0; i < ORDERS; i++)
		if (lengths[i] > 0)
			git_described_add(&inflater->described[0], i,
					  lengths[i]);
	return git_codes_make(&inflater->order, &inflater->described[0],
			      inflater->orders);
}

/* How often the length is meant that `order` stands for, and which it is. */
static inline uint32_t read_times(struct input *input, uint32_t order,
				  uint32_t *length)
{
	switch (order) {
	case REPEAT:
		return 3 + take(input, 2);
	case ZEROES:
		*length = 0;
		return 3 + take(input, 3);
	case MANY_ZEROES:
		*length = 0;
		return 11 + take(input, 7);
	default:
		*length = order;
		return 1;
	}
}

/* Lengths of the literals, then of the distances, as if they were one code. */
static bool read_lengths(struct git_inflater *inflater, struct input *input,
			 uint32_t literals, uint32_t distances)
{
	struct git_described *both = inflater->described;
	uint32_t length = 0, i = 0;

	git_described_begin(&both[0]);
	git_described_begin(&both[1]);
	while (i < literals + distances) {
		uint32_t means, times;

		if (input->n < 16)
			fill(input);
		means = look(input, &inflater->order);
		drop(input, means & 0xff);
		if (means >> VALUE == REPEAT && i == 0)
			return false;
		times = read_times(input, means >> VALUE, &length);
		for (; times > 0 && length > 0; times--, i++)
			if (i < literals)
				git_described_add(&both[0], i, length);
			else if (i < literals + distances)
				git_described_add(&both[1], i - literals,
						  length);
		i += times;
	}
	return i == literals + distances;
}

static bool make_described(struct git_inflater *inflater, struct input *input)
{
	uint32_t literals, distances, orders;

	fill(input);
	literals = 257 + take(input, 5);
	distances = 1 + take(input, 5);
	orders = 4 + take(input, 4);
	return literals <= LITERALS - 2 &&
	       read_orders(inflater, input, orders) &&
	       read_lengths(inflater, input, literals, distances) &&
	       git_codes_make(&inflater->literal, &inflater->described[0],
			      inflater->literals) &&
	       make_distances(inflater);
}

static bool make_fixed(struct git_inflater *inflater)
{
	struct git_described *both = inflater->described;

	git_described_begin(&both[0]);
	git_described_begin(&both[1]);
	for (uint32_t i = 0; i < LITERALS; i++)
		git_described_add(&both[0], i,
				  i < 144 ? 8 :
				  i < 256 ? 9 :
				  i < 280 ? 7 :
					    8);
	for (uint32_t i = 0; i < DISTANCES; i++)
		git_described_add(&both[1], i, 5);
	return git_codes_make(&inflater->literal, &both[0],
			      inflater->literals) &&
	       make_distances(inflater);
}

/* The text so far. */
struct output {
	uint8_t *start, *at, *end;
};

/* Bytes that were there before; they may overlap what they are copied to. */
static inline bool copy(struct output *output, size_t length, size_t distance)
{
	uint8_t *to = output->at, *stop = to + length;
	const uint8_t *from = to - distance;

	if (distance > (size_t)(to - output->start) ||
	    length > (size_t)(output->end - to))
		return false;
	output->at = stop;
	if (distance >= 8 && (size_t)(output->end - stop) >= 8)
		for (; to < stop; to += 8, from += 8)
			memcpy(to, from, 8);
	else
		while (to < stop)
			*to++ = *from++;
	return true;
}

/* What fits into the bits that are there; what comes then. */
static inline uint32_t read_letters(struct input *input,
				    const struct git_codes *codes,
				    struct output *output)
{
	uint32_t means = look(input, codes);

	for (int i = 0; i < 3 && !(means & IS_SPECIAL); i++) {
		if (G_UNLIKELY(output->at == output->end))
			return IS_WRONG | IS_END;
		*output->at++ = (uint8_t)(means >> VALUE);
		drop(input, means & 0xff);
		means = look(input, codes);
	}
	return means;
}

/* Up to the end of a block. */
static bool read_block(const struct git_inflater *inflater, struct input *from,
		       struct output *to)
{
	struct input input = *from;
	struct output output = *to;
	uint32_t means;
	size_t length;

	for (;;) {
		fill(&input);
		means = read_letters(&input, &inflater->literal, &output);
		if (!(means & IS_SPECIAL))
			continue;
		fill(&input);
		drop(&input, means & 0xff);
		if (means & IS_END)
			break;
		length = (means >> VALUE) + take(&input, (means & EXTRA) >> 8);
		means = look(&input, &inflater->distance);
		drop(&input, means & 0xff);
		if ((means & IS_WRONG) ||
		    !copy(&output, length,
			  (means >> VALUE) +
				  take(&input, (means & EXTRA) >> 8)))
			return false;
	}
	*from = input;
	*to = output;
	return !(means & IS_WRONG);
}

static bool is_header(const uint8_t *data)
{
	return (data[0] & 15) == 8 && data[0] >> 4 <= 7 && !(data[1] & 0x20) &&
	       (data[0] << 8 | data[1]) % 31 == 0;
}

const uint8_t *git_inflate(struct git_inflater *inflater, const uint8_t *data,
			   const uint8_t *end, uint8_t *text, size_t length)
{
	struct input input = { data + 2, end, 0, 0, 0 };
	struct output output = { text, text, text + length };
	bool is_last;
	int unused;

	if (end - data < 2 + DIGEST || !is_header(data))
		return NULL;
	do {
		uint32_t type;

		fill(&input);
		is_last = take(&input, 1);
		type = take(&input, 2);
		if ((type != 1 || !make_fixed(inflater)) &&
		    (type != 2 || !make_described(inflater, &input)))
			return NULL;
		if (!read_block(inflater, &input, &output))
			return NULL;
	} while (!is_last);
	unused = input.n / 8;
	data = input.at + input.lent - unused;
	if (output.at != output.end || input.lent > unused ||
	    end - data < DIGEST)
		return NULL;
	return data;
}
