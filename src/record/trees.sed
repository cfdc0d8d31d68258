# Makes rows of a C array of numbers of a table of trees, without its comments.
/^#/d
s/\t/, /g
s/.*/{&},/
