# Sourced by ../verve: runs a command on Spark, from SPARK_HOME or else from jars that Maven fetches
# once into the user's cache folder.
# shellcheck shell=bash disable=SC2154

bundle="$here/spark/target/verve-spark.jar"
listed="$here/spark/target/spark-jars.txt"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/verve/spark"

if [ ! -e "$bundle" ] ||
  [ -n "$(find "$here"/{core,duckdb,server,cli,spark}/src/main "$here"/pom.xml "$here"/*/pom.xml -newer "$bundle" -print -quit 2>/dev/null)" ]; then
  echo "verve: building for Spark; the first time Maven also fetches Spark, about 280 MB …" >&2
  log=$(mktemp "${TMPDIR:-/tmp}/verve-build-XXXXXX")
  if ! mvn -q -f "$here/pom.xml" -pl spark -am -DskipTests -Dspotless.check.skip=true package >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "verve: the build failed; all of it is in $log." >&2
    exit 2
  fi
  rm -f "$log"
fi

if [ -n "${SPARK_HOME:-}" ] && [ -d "$SPARK_HOME/jars" ]; then
  jars="$SPARK_HOME/jars"
else
  jars="$cache/jars"
  if [ ! -e "$cache/ready" ] || [ "$listed" -nt "$cache/ready" ]; then
    rm -rf "$cache"
    mkdir -p "$jars"
    tr ':' '\n' <"$listed" | while read -r jar || [ -n "$jar" ]; do
      ln "$jar" "$jars/" 2>/dev/null || cp "$jar" "$jars/"
    done
    touch "$cache/ready"
    echo "verve: Spark's jars are in $jars" >&2
  fi
fi

echo "verve: on Spark, from $jars" >&2
. "$here/spark/options.sh"
memory=()
[ -n "${SPARK_DRIVER_MEMORY:-}" ] && memory=("-Xmx$SPARK_DRIVER_MEMORY")
exec "$java_command" "${memory[@]}" "${spark_options[@]}" -cp "$bundle:$jars/*" dev.verve.spark.Main "$@"
