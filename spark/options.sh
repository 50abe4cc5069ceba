# Sourced: what Java is told where Spark runs in its process, as Spark's own launcher does.
# shellcheck shell=bash disable=SC2034
spark_options=(-XX:+UseParallelGC -XX:+IgnoreUnrecognizedVMOptions
  -Djdk.reflect.useDirectMethodHandle=false -Dio.netty.tryReflectionSetAccessible=true
  -Dlog4j2.configurationFile=verve-log4j2.properties)
for package in lang lang.invoke lang.reflect io net nio util util.concurrent util.concurrent.atomic; do
  spark_options+=("--add-opens=java.base/java.$package=ALL-UNNAMED")
done
for package in jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  spark_options+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
