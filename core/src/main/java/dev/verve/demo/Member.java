package dev.verve.demo;

import java.time.Instant;
import java.time.LocalDate;

/** A person who has signed up, and how the person stands to the product today. */
final class Member {
  private static final double CALMING_PER_DAY = 0.93;
  private static final double STUCK_PULL = 0.6;
  private static final int FIRST_SURVEY_DAY = 30;
  private static final int SURVEY_EVERY_DAYS = 90;

  private enum Phase {
    PRESENT,
    FADING,
    GONE
  }

  private final Person person;
  private final DemoUser user;
  private final LocalDate joined;
  private Habit habit;
  private Phase phase = Phase.PRESENT;
  private int fadeDays = 1;
  private int fadeLeft;
  private int stepsDone;
  private double frustration;
  private double trustInReports = 1;
  private long tenure;
  private long nextSurvey = FIRST_SURVEY_DAY;

  private Member(Person person, DemoUser user, LocalDate joined, Habit habit) {
    this.person = person;
    this.user = user;
    this.joined = joined;
    this.habit = habit;
  }

  static Member newcomer(Person person, LocalDate joined, Dice dice) {
    return new Member(
        person, signUp(person, joined, dice), joined, Habit.fresh(person.persona().need()));
  }

  /** Somebody who joined long ago and whose habit has settled. */
  static Member veteran(Person person, LocalDate joined, Dice dice) {
    Habit habit = Habit.settled(person.persona().need(), dice);
    Member member = new Member(person, signUp(person, joined, dice), joined, habit);
    member.stepsDone = dice.chance(0.78) ? Onboarding.STEPS.size() : dice.between(0, 3);
    return member;
  }

  private static DemoUser signUp(Person person, LocalDate joined, Dice dice) {
    long millis = WorkingHours.moment(person.country(), joined, dice.between(9.0, 17.0));
    return person.signUp(Instant.ofEpochMilli(millis));
  }

  Person person() {
    return person;
  }

  DemoUser user() {
    return user;
  }

  Habit habit() {
    return habit;
  }

  double frustration() {
    return frustration;
  }

  double trustInReports() {
    return trustInReports;
  }

  int stepsDone() {
    return stepsDone;
  }

  boolean isGone() {
    return phase == Phase.GONE;
  }

  boolean isPresent() {
    return phase == Phase.PRESENT;
  }

  boolean isChampion() {
    return person.persona().champion() && !isGone();
  }

  /** Begins a day: the annoyances of earlier days wear off a little. */
  void wakeUp(LocalDate date) {
    tenure = date.toEpochDay() - joined.toEpochDay();
    frustration *= CALMING_PER_DAY;
  }

  /** Days since the sign-up, 0 on its day. */
  long tenure() {
    return tenure;
  }

  /** Whether the time for the first steps passed before they were done. */
  boolean isStuck() {
    return stepsDone < Onboarding.STEPS.size() && tenure > Onboarding.DAYS;
  }

  /** The chance to open the product today. */
  double eagerness(double pace) {
    if (tenure == 0) {
      return 1;
    }
    double pull = habit.pull() * (1 - 0.55 * frustration) * (isStuck() ? STUCK_PULL : 1);
    double curious = tenure <= 7 ? Math.max(pull, 0.45) : pull;
    return pace
        * switch (phase) {
          case PRESENT -> curious;
          case FADING -> pull * 0.65 * fadeLeft / fadeDays;
          case GONE -> 0;
        };
  }

  void practise() {
    habit = habit.practised();
  }

  void neglect(double pace) {
    habit = habit.neglected(pace);
  }

  void suffer(double amount) {
    frustration = Math.min(1, frustration + amount);
  }

  void takeStep() {
    stepsDone++;
  }

  void loseTrustInReports() {
    trustInReports *= 0.70;
  }

  void regainTrustInReports() {
    trustInReports += 0.02 * (1 - trustInReports);
  }

  boolean mayBeAsked() {
    return tenure >= nextSurvey;
  }

  /** Notes an answer to a survey; the next one comes three months later. */
  void answer() {
    nextSurvey = tenure + SURVEY_EVERY_DAYS;
  }

  /** Begins to lose interest, over so many days. */
  void startLeaving(int days) {
    phase = Phase.FADING;
    fadeDays = days;
    fadeLeft = days;
  }

  void fade() {
    if (phase == Phase.FADING && --fadeLeft <= 0) {
      phase = Phase.GONE;
    }
  }

  void leave() {
    phase = Phase.GONE;
  }

  void comeBack() {
    phase = Phase.PRESENT;
    habit = new Habit(habit.need(), 0.3);
    frustration = 0;
  }
}
