#!/bin/sh
# Debian's rustc-web is older than the Rust that this project asks for: the features that have become
# stable since are switched on, for every crate but the standard library's own.
compiler=$1
shift
for argument; do
  case $argument in
    */library/*) exec "$compiler" "$@" ;;
  esac
done
case " $* " in
  *" --crate-name "*)
    exec "$compiler" "$@" '-Zcrate-attr=feature(let_chains, integer_sign_cast, unsigned_is_multiple_of, slice_as_chunks)' ;;
esac
exec "$compiler" "$@"
