@rem npm scripts say "exec node ...", so that signals reach Node and not a shell; cmd.exe has no exec and finds this.
@%*
