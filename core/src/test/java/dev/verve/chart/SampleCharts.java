package dev.verve.chart;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One small chart of each kind. */
final class SampleCharts {
  private static final List<String> BANDS = List.of("Dormant", "Light", "Engaged", "Power");

  private SampleCharts() {}

  static Map<String, Figure> all() {
    Map<String, Figure> charts = new LinkedHashMap<>();
    charts.put(
        "band-bar",
        BandBar.of(
            "Half are Dormant",
            List.of(
                new BandBar.Part("Dormant", 0, 26, 5, 0.5),
                new BandBar.Part("Light", 26, 51, 3, 0.3),
                new BandBar.Part("Engaged", 51, 76, 2, 0.2),
                new BandBar.Part("Power", 76, 100, 0, 0))));
    charts.put(
        "histogram",
        Histogram.of(
            "Who has which score?",
            BANDS,
            List.of(
                new Histogram.Bin(0, 50, List.of(4L, 2L, 0L, 0L)),
                new Histogram.Bin(50, 100, List.of(0L, 0L, 3L, 1L)))));
    charts.put(
        "sankey",
        Sankey.of(
            "2 slipped",
            "24 Mar",
            "31 Mar",
            BANDS,
            List.of(
                new Sankey.Flow(Sankey.NOWHERE, 1, 1),
                new Sankey.Flow(0, 0, 5),
                new Sankey.Flow(1, 0, 2),
                new Sankey.Flow(2, 3, 1),
                new Sankey.Flow(3, Sankey.NOWHERE, 1))));
    charts.put(
        "tree",
        TreeBars.of(
            "Core brings most",
            "since 24 Mar",
            List.of(
                new TreeBars.Row(0, "Core", "product", 80, 8, 1.14, 0.5),
                new TreeBars.Row(1, "login", "9 users", 80, 8, 1.14, 0.5),
                new TreeBars.Row(0, "Friction", "no owner", -10, -1, -0.14, Double.NaN))));
    charts.put(
        "waterfall",
        Waterfall.of(
            "The average fell",
            "average score",
            "24 Mar",
            40,
            "31 Mar",
            List.of(
                new Waterfall.Step(Waterfall.Maker.US, "Scale", "", 1, Double.NaN, Double.NaN),
                new Waterfall.Step(Waterfall.Maker.USERS, "Core", "product", -3, -4, -2),
                new Waterfall.Step(Waterfall.Maker.USERS, "Depth", "data", 0.2, -0.5, 0.9))));
    charts.put(
        "retention",
        RetentionMap.of(
            "Half came back",
            "The share active within days N to N + 6.",
            List.of(1, 7),
            List.of(
                new RetentionMap.Row("2026-03-02", 10, List.of(0.9, 0.5)),
                new RetentionMap.Row("2026-03-09", 12, List.of(0.7, Double.NaN)))));
    charts.put(
        "day-line",
        DayLine.of(
            "How did it get here?",
            "average score",
            List.of(new DayLine.Ground("Low", 0, 50), new DayLine.Ground("High", 50, 100)),
            List.of(
                new DayLine.Day(LocalDate.parse("2026-03-01"), 40),
                new DayLine.Day(LocalDate.parse("2026-03-02"), Double.NaN),
                new DayLine.Day(LocalDate.parse("2026-03-03"), 44),
                new DayLine.Day(LocalDate.parse("2026-03-04"), 60))));
    charts.put(
        "band-days",
        BandDays.of(
            "How did the bands get here?",
            List.of("Low", "High"),
            List.of(
                new BandDays.Day(LocalDate.parse("2026-03-01"), List.of(0.75, 0.25)),
                new BandDays.Day(LocalDate.parse("2026-03-02"), List.of(0.5, 0.5)))));
    charts.put("roc", Roc.of("AUC 0.75", List.of(new Roc.Point(0, 0.5), new Roc.Point(0.5, 1))));
    charts.put(
        "calibration",
        Honesty.of(
            "Does it happen?",
            List.of(
                new Honesty.Group(50, 0.2, 0.25, 0.15, 0.4),
                new Honesty.Group(50, 0.8, 0.75, 0.6, 0.85))));
    charts.put(
        "bands",
        BandOutcome.of(
            "Does it rise?",
            List.of(
                new BandOutcome.Rate("Low", 100, 0.2, 0.13, 0.29, 0.4),
                new BandOutcome.Rate("High", 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN))));
    return charts;
  }
}
