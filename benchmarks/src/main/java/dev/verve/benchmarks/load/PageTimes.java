package dev.verve.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import dev.verve.server.ServerOptions;
import dev.verve.server.VerveServer;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long every page of the dashboard takes on a product: its first request after the start, when
 * what it computes is there too, the median of five after all pages were seen once and the server
 * is at rest, the processor's time of one of them, which depends less on what else the machine
 * does, and what is sent.
 */
public final class PageTimes {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int WARM = 5;

  /** A page that says that it is being computed. */
  private static final int COMPUTING = 202;

  /** Less of the processor in two seconds is the pulse of a server at rest. */
  private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final Pattern FIRST_ROW = Pattern.compile("<td><a href=\"(/[^\"]+)\"");
  private static final List<String> PAGES =
      List.of(
          "/",
          "/?segment=plan%3Dbusiness",
          "/tree",
          "/tree/collaboration",
          "/users",
          "/users?sort=-change",
          "/users?search=u0007",
          "/users?direction=down&sort=change",
          "/users?segment=plan%3Dbusiness",
          "/accounts",
          "/accounts?direction=down",
          "/why",
          "/metric",
          "/metric/l28",
          "/metric/retention",
          "/evidence",
          "/model",
          "/impact",
          "/impact/plan",
          "/alerts",
          "/destinations",
          "/playbooks",
          "/settings");

  private final String address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private PageTimes(String address) {
    this.address = address;
  }

  /**
   * Prints one row for each page.
   *
   * @param args a data folder, which is filled where it is missing; the model; how often each
   *     person of the simulated product is there; of how many events one is kept; the paths of
   *     pages, all where none is given
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    if (!Files.exists(folder)) {
      new Crowd(Integer.parseInt(args[2]), Integer.parseInt(args[3]))
          .load(folder, Path.of(args[1]));
    }
    String token = token(folder);
    ServerOptions options = ServerOptions.in(folder).withPort(0).withClock(Crowd.clock());
    try (VerveServer server = VerveServer.start(options)) {
      PageTimes times = new PageTimes(server.address());
      times.get("/sign-in/" + token);
      times.measure(args.length > 4 ? List.of(args).subList(4, args.length) : times.pages());
    }
  }

  private static String token(Path folder) {
    try (Store store = Store.open(StoreOptions.in(folder).withClock(Crowd.clock()))) {
      return Credentials.of(store).issue(Role.ADMIN, "pages", "benchmark").secret();
    }
  }

  private List<String> pages() throws IOException, InterruptedException {
    List<String> pages = new ArrayList<>(PAGES);
    pages.add(firstOf("/users"));
    pages.add(firstOf("/users?band=light&sort=score"));
    pages.add(firstOf("/accounts"));
    return pages;
  }

  private void measure(List<String> paths) throws IOException, InterruptedException {
    List<Double> first = new ArrayList<>();
    List<Double> there = new ArrayList<>();
    for (String path : paths) {
      long start = System.nanoTime();
      first.add(seconds(path));
      complete(path);
      there.add((System.nanoTime() - start) / 1e9);
    }
    rest();
    System.out.println("| page | first | complete | median of 5 | processor | kB |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      double[] warm = new double[WARM];
      long processor = PROCESS.getProcessCpuTime();
      for (int j = 0; j < WARM; j++) {
        warm[j] = seconds(path);
      }
      double each = (PROCESS.getProcessCpuTime() - processor) / 1e9 / WARM;
      Arrays.sort(warm);
      System.out.printf(
          "| %s | %.2f s | %.1f s | %.3f s | %.3f s | %d |%n",
          path, first.get(i), there.get(i), warm[WARM / 2], each, get(path).length() / 1000);
    }
  }

  /** Waits until what the server computes ahead after somebody signed in is done. */
  private static void rest() throws InterruptedException {
    long before = 0;
    for (long now = PROCESS.getProcessCpuTime();
        now - before > BUSY_NANOS;
        now = PROCESS.getProcessCpuTime()) {
      before = now;
      TimeUnit.SECONDS.sleep(2);
    }
  }

  private String firstOf(String list) throws IOException, InterruptedException {
    Matcher row = FIRST_ROW.matcher(get(list));
    if (!row.find()) {
      throw new IOException("nobody stands in " + list);
    }
    return row.group(1);
  }

  private double seconds(String path) throws IOException, InterruptedException {
    long start = System.nanoTime();
    get(path);
    return (System.nanoTime() - start) / 1e9;
  }

  /** Asks until a page has all that it computes. */
  private void complete(String path) throws IOException, InterruptedException {
    while (ask(path).statusCode() == COMPUTING) {
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    return ask(path).body();
  }

  private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200 && answer.statusCode() != COMPUTING) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer;
  }
}
