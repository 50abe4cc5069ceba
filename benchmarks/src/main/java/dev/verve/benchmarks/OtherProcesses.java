package dev.verve.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Measures work that a process and its children do, such as those of a database server: processor
 * time from what Linux counts, children that have ended among it; memory by looking ten times a
 * second, what they share counted once.
 *
 * @param parent the process
 */
record OtherProcesses(long parent) implements Meter {
  /** Linux tells processor time in hundredths of seconds. */
  private static final double TICKS = 100;

  private static final int PARENT = 1;
  private static final int USER_TIME = 11;
  private static final int CHILDREN_SYSTEM_TIME = 14;

  @Override
  public Cost measure(Runnable work) {
    AtomicLong most = new AtomicLong();
    ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> looking =
        watch.scheduleAtFixedRate(
            () -> most.accumulateAndGet(memory(), Math::max), 0, 100, TimeUnit.MILLISECONDS);
    try {
      double processor = processor();
      long start = System.nanoTime();
      work.run();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Cost(seconds, processor() - processor, most.get());
    } finally {
      looking.cancel(false);
      watch.shutdown();
    }
  }

  private double processor() {
    double ticks = 0;
    for (long process : family()) {
      String[] fields = stat(process);
      for (int i = USER_TIME; i <= CHILDREN_SYSTEM_TIME && i < fields.length; i++) {
        ticks += Double.parseDouble(fields[i]);
      }
    }
    return ticks / TICKS;
  }

  private long memory() {
    return family().stream().mapToLong(OtherProcesses::memory).sum();
  }

  /** The memory of a process; none where it has ended meanwhile. */
  private static long memory(long process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private List<Long> family() {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> name.matches("\\d+"))
          .map(Long::parseLong)
          .filter(process -> process == parent || isChild(process))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isChild(long process) {
    String[] fields = stat(process);
    return fields.length > PARENT && Long.parseLong(fields[PARENT]) == parent;
  }

  /** What follows the name of a process, which may hold blanks; nothing where it has ended. */
  private static String[] stat(long process) {
    try {
      String text = Files.readString(Path.of("/proc/" + process + "/stat"));
      return text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    } catch (IOException e) {
      return new String[0];
    }
  }
}
