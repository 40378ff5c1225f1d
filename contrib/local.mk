# What runs beside the program: a file is a line of EXTRA_DIST, or of the list
# of the folder that it is installed in.
bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = contrib/completion/shiplog
examplesdir = $(docdir)/examples
dist_examples_DATA = contrib/shiplog.conf
