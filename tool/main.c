/* main.c - the program readout; all of it is in tool.c, where tests can call it */
#include "command.h"

int main(int count, char **arguments) { return tool_main(count, arguments); }
