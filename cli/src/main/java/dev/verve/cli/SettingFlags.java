package dev.verve.cli;

import dev.verve.server.settings.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives a command a flag for each setting of the server. */
final class SettingFlags implements IModelTransformer {

  @Override
  public CommandSpec transform(CommandSpec command) {
    for (Setting setting : Setting.values()) {
      command.addOption(flag(setting));
    }
    return command;
  }

  private static OptionSpec flag(Setting setting) {
    List<String> names = new ArrayList<>(List.of(setting.flag()));
    if (setting == Setting.MODEL) {
      names.add(0, "-m");
    }
    boolean isSwitch = setting.kind() == Setting.Kind.SWITCH;
    OptionSpec.Builder flag =
        OptionSpec.builder(names.toArray(String[]::new)).description(setting.help());
    return isSwitch
        ? flag.type(Boolean.class).arity("0").build()
        : flag.type(String.class).arity("1").paramLabel(label(setting)).build();
  }

  private static String label(Setting setting) {
    return switch (setting.kind()) {
      case FILE -> "FILE";
      case NUMBER -> "N";
      case TEXT, SWITCH ->
          switch (setting) {
            case HOST -> "ADDRESS";
            case MEMORY -> "SIZE";
            case PUBLIC_URL -> "URL";
            default -> "TEXT";
          };
    };
  }

  /** The settings that were given as flags. */
  static Map<Setting, String> given(CommandSpec command) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      Object value = command.findOption(setting.flag()).getValue();
      if (value != null) {
        given.put(setting, value.toString());
      }
    }
    return given;
  }
}
