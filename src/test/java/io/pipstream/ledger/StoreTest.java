package io.pipstream.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.platform.SettingException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server is told that cannot use the database it was given. */
class StoreTest {

    @TempDir
    private Path directory;

    @Test
    void aDirectoryThatIsAFileIsRefused() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> FileStore.open(file.toString()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("pipstream.data")
                .hasMessageContaining(file.toString());
    }

    @Test
    void aDirectoryIsMadeWithItsParents() {
        try (Store store = FileStore.open(directory.resolve("a/b").toString())) {
            assertThat(store.description()).isEqualTo("H2 in " + directory.resolve("a/b"));
        }
        assertThat(directory.resolve("a/b/pipstream.mv.db")).exists();
    }

    @Test
    void aFileThatSomebodyElseHasOpenIsRefused() throws Exception {
        FileStore.open(directory.toString()).close();
        try (FileChannel other = FileChannel.open(
                directory.resolve("pipstream.mv.db"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();

            assertThatThrownBy(() -> FileStore.open(directory.toString()))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("another server has it open");
        }
    }

    @Test
    void whatWasShownBeforeItWasWrittenIsInTheFileOnceItHasSettled() throws Exception {
        FileStore store = FileStore.open(directory.resolve("live").toString());
        Path copy = Files.createDirectory(directory.resolve("copy"));
        try (Connection connection = store.connections().getConnection()) {
            connection.createStatement().execute("SET WRITE_DELAY 60000"); // nothing but settling writes
            connection.createStatement().execute("CREATE TABLE fact (id INT PRIMARY KEY)");
            connection.createStatement().execute("INSERT INTO fact VALUES (1)");
            store.settle();
            Files.copy(directory.resolve("live/pipstream.mv.db"), copy.resolve("pipstream.mv.db"));
        } finally {
            store.close();
        }

        FileStore killed = FileStore.open(copy.toString());
        try (Connection connection = killed.connections().getConnection();
                ResultSet facts = connection.createStatement().executeQuery("SELECT id FROM fact")) {
            assertThat(facts.next()).isTrue();
        } finally {
            killed.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://localhost/pipstream", "jdbc:h2:mem:test", "jdbc:postgresql://host:port/x"})
    void whatIsNoAddressOfPostgresIsRefused(String url) {
        assertThatThrownBy(() -> ServerStore.of(url, "pipstream", ""))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("pipstream.database.url=" + url);
    }

    @Test
    void aPasswordInTheAddressIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> ServerStore.of("jdbc:postgresql://h/d?user=u&Password=s3cret", "u", ""))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("pipstream.database.password")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aServerThatDoesNotAnswerEndsTheStartInTime() {
        Store nobody = ServerStore.of("jdbc:postgresql://127.0.0.1:1/pipstream", "u", "");

        assertThatThrownBy(() -> nobody.connections().getConnection()).hasMessageContaining("127.0.0.1:1");
    }
}
