package dev.verve.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures work of this process. The highest memory is Linux's own, set back before each run; what
 * an engine keeps from before is part of it.
 */
final class OwnProcess implements Meter {
  private static final Path SET_BACK = Path.of("/proc/self/clear_refs");
  private static final Path STATUS = Path.of("/proc/self/status");

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Override
  public Cost measure(Runnable work) {
    try {
      Files.writeString(SET_BACK, "5");
      long processor = system.getProcessCpuTime();
      long start = System.nanoTime();
      work.run();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Cost(seconds, (system.getProcessCpuTime() - processor) / 1e9, highest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double highest() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(Double.NaN);
  }
}
