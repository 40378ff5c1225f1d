# Manual pages.
dist_man_MANS += \
	man/shiplog.1 \
	man/shiplog.conf.5
