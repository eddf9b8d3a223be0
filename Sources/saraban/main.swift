internal import CLI
internal import Glibc

exit(await Program.run(Array(CommandLine.arguments.dropFirst())))
