package dev.verve.demo;

import java.time.Instant;

/**
 * Somebody who works at a customer and may sign up one day.
 *
 * @param number unique within a simulation, from 1
 */
record Person(
    int number, DemoAccount account, String name, Role role, Country country, Persona persona) {

  static Person draw(int number, DemoAccount account, Role role, Dice dice) {
    Country country = dice.chance(0.85) ? account.country() : Country.draw(dice);
    String name = Names.person(dice);
    return new Person(
        number, account, name, role, country, Persona.draw(dice, role, account.plan()));
  }

  DemoUser signUp(Instant at) {
    String domain = account.id().substring(0, account.id().indexOf('-')) + ".example";
    // The number keeps namesakes of one company apart.
    String email = Names.slug(name) + number + "@" + domain;
    return new DemoUser(id(number), account, name, email, role, country, at);
  }

  static String id(int number) {
    String digits = Integer.toString(number);
    return "u" + "0".repeat(Math.max(0, 5 - digits.length())) + digits;
  }
}
