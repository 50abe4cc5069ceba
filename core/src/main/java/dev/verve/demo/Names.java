package dev.verve.demo;

import java.util.List;
import java.util.Locale;

/** Invented names of companies and people, put together from short lists. */
final class Names {
  private static final List<String> STEM_HEADS =
      List.of(
          "Nor", "Vel", "Tam", "Quil", "Bri", "Ost", "Kel", "Mar", "Fen", "Sol", "Dru", "Hal",
          "Pel", "Rov", "Zan", "Lum", "Cor", "Eld", "Jun", "Wes");
  private static final List<String> STEM_TAILS =
      List.of(
          "vane", "dara", "mira", "loft", "beck", "quist", "andi", "oria", "wick", "stad", "ento",
          "ulva", "grove", "ista", "nova", "rell");
  private static final List<String> KINDS =
      List.of(
          "Labs",
          "Systems",
          "Works",
          "Logistics",
          "Health",
          "Foods",
          "Partners",
          "Studio",
          "Energy",
          "Finance",
          "Media",
          "Robotics");
  private static final List<String> FIRST =
      List.of(
          "Ada", "Bruno", "Chiara", "Dev", "Elif", "Femi", "Greta", "Hiro", "Ines", "Jonas",
          "Kavya", "Luca", "Mara", "Nils", "Olga", "Pedro", "Quinn", "Rosa", "Sami", "Tessa",
          "Umar", "Vera", "Wen", "Xenia", "Yuki", "Zoe", "Anouk", "Bashir", "Carmen", "Dario",
          "Emeka", "Freya", "Goran", "Hana", "Imran", "Joana");
  private static final List<String> LAST =
      List.of(
          "Aldermoor",
          "Brandt",
          "Castello",
          "Dunmore",
          "Eriksen",
          "Farouk",
          "Galvez",
          "Hartono",
          "Ilves",
          "Jansen",
          "Kimura",
          "Lindqvist",
          "Moreau",
          "Nakata",
          "Okafor",
          "Petrov",
          "Quaresma",
          "Rahman",
          "Silva",
          "Thorne",
          "Ueda",
          "Vasquez",
          "Whitlow",
          "Xavier",
          "Yilmaz",
          "Zeller",
          "Ashby",
          "Bellweather",
          "Chandra",
          "Delacroix",
          "Ekman",
          "Fontaine");

  private Names() {}

  static String companyStem(Dice dice) {
    return dice.pick(STEM_HEADS) + dice.pick(STEM_TAILS);
  }

  static String companyKind(Dice dice) {
    return dice.pick(KINDS);
  }

  static String person(Dice dice) {
    return dice.pick(FIRST) + " " + dice.pick(LAST);
  }

  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.');
  }
}
