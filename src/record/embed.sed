# Makes a C string of an SQL file, without its comments.
s/--.*//
s/\\/\\\\/g
s/"/\\"/g
s/.*/"&\\n"/
