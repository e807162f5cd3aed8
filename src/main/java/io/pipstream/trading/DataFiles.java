package io.pipstream.trading;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BiFunction;

/** Files of data that come with the application, each of which a setting can put another one in place of. */
final class DataFiles {

    private static final String BUILT_IN = "built-in";

    private DataFiles() {}

    /**
     * What the reader makes of the file that the setting names, or of the bundled one.
     *
     * @param reader of a file's name and text
     * @throws SettingException if the named file cannot be used; the message names the line
     */
    static <T> T read(Settings settings, String key, String bundled, BiFunction<String, Reader, T> reader) {
        String file = settings.text(key, BUILT_IN);
        if (file.equals(BUILT_IN)) {
            return reader.apply(bundled, CsvLines.bundled(bundled));
        }
        try (Reader csv = Files.newBufferedReader(Path.of(file))) {
            return reader.apply(file, csv);
        } catch (IOException | InvalidPathException unreadable) {
            throw new SettingException(key, file, "the file cannot be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException wrong) {
            throw new SettingException(key, file, String.valueOf(wrong.getMessage()));
        }
    }
}
