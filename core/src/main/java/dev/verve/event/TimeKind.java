package dev.verve.event;

/** What the time column of the event relation holds, which decides how a day's bounds compare. */
public enum TimeKind {
  /** Instants: the day is the one in the model's time zone. */
  INSTANT,
  /** Times without a zone: taken as times of the model's zone. */
  LOCAL,
  /** Days. */
  DATE
}
