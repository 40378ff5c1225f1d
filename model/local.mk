# A source file of this folder is a line below, in the order of the alphabet.
noinst_LIBRARIES += model/libmodel.a
model_libmodel_a_SOURCES = \
	model/board.h \
	model/chart.h \
	model/distribution.h \
	model/error.c \
	model/error.h \
	model/facts.c \
	model/facts.h \
	model/facts_items.h \
	model/fate.c \
	model/fate.h \
	model/graph.c \
	model/graph.h \
	model/listing.h \
	model/measure.h \
	model/metrics.c \
	model/metrics.h \
	model/name.c \
	model/name.h \
	model/period.c \
	model/period.h \
	model/pool.c \
	model/pool.h \
	model/records.h \
	model/report.c \
	model/report.h \
	model/result.h \
	model/schema_metrics.c \
	model/schema_records.c \
	model/schemas.c \
	model/schemas.h \
	model/seal.c \
	model/seal.h \
	model/seal_fold.c \
	model/seal_order.c \
	model/seal_repeated.c \
	model/sentence.c \
	model/sentence.h \
	model/settings.c \
	model/settings.h \
	model/share.c \
	model/share.h \
	model/source.h \
	model/table.c \
	model/table.h \
	model/window.c
