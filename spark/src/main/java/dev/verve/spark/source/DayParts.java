package dev.verve.spark.source;

import dev.verve.model.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The folders of days in which the files of a lake lie. Events need not be of the day of their
 * folder: late ones lie in a later one.
 *
 * @param column the column that the folders become
 * @param states a hash of the files of each day
 */
record DayParts(String column, SortedMap<String, String> states) {

  /** The parts of a scan; empty where not all of its files lie in folders of the same column. */
  static Optional<DayParts> of(Scan scan) {
    Set<Optional<String>> columns =
        scan.files().stream().map(LakeFile::dayColumn).collect(Collectors.toSet());
    if (columns.size() != 1) {
      return Optional.empty();
    }
    return columns.iterator().next().map(column -> new DayParts(column, states(scan.files())));
  }

  private static SortedMap<String, String> states(List<LakeFile> files) {
    Map<String, String> listed =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> file.day().orElseThrow(),
                    Collectors.mapping(
                        LakeFile::state,
                        Collectors.collectingAndThen(
                            Collectors.toList(),
                            all -> all.stream().sorted().collect(Collectors.joining("\n"))))));
    SortedMap<String, String> states = new TreeMap<>();
    listed.forEach((day, all) -> states.put(day, Fingerprint.ofText(all)));
    return states;
  }
}
