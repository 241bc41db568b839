"""One module for each subcommand; the only place that prints and exits."""
