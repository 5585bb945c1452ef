// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rules that every template keeps: its words come from the bundles, and nothing in it could carry a script or a style
 * of its own.
 */
class TemplatesTest {
    private static final Path VIEWS = Path.of("src/main/webapp/WEB-INF/views");
    private static final Path ROOMS = Path.of("src/main/java/org/consentry/portal");
    private static final String LAYOUT = "layout";
    private static final Pattern FRAGMENT = Pattern.compile("~\\{([^\\s:]+)\\s*::");
    private static final int WIDTH = 150;
    private static final Pattern MESSAGE_KEY = Pattern.compile("#\\{([a-zA-Z0-9_.]+)[}(]");
    private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z][^\\s>]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>");
    private static final Pattern NOT_TEXT = Pattern.compile("<!--.*?-->|\\[\\[.*?]]|&[a-z]+;", Pattern.DOTALL);

    @Test
    void everyKeyInATemplateHasAText() {
        assertThat(templates())
                .isNotEmpty()
                .allSatisfy((name, template) -> assertThat(
                                MESSAGE_KEY.matcher(template).results().map(match -> match.group(1)))
                        .as(name)
                        .isSubsetOf(Wording.ENGLISH.patterns().keySet()));
    }

    @Test
    void noTemplateHasWordsOfItsOwn() {
        assertThat(templates())
                .allSatisfy((name, template) ->
                        assertThat(ownWords(template)).as(name).isEmpty());
    }

    /** Whole pages stood in one line, so that no change to one could be read: 196 lines were longer. */
    @Test
    void noLineOfATemplateIsTooLongToReview() {
        assertThat(templates())
                .allSatisfy((name, template) -> assertThat(template.lines().filter(line -> line.length() > WIDTH))
                        .as(name)
                        .isEmpty());
    }

    /** All templates stood in one folder, and nothing said whose they were. */
    @Test
    void everyFolderIsARoomOfThePortalOrTheLayout() {
        assertThat(templates().keySet().stream().map(TemplatesTest::folder))
                .allMatch(folder ->
                        folder.equals(LAYOUT) || (!folder.isEmpty() && Files.isDirectory(ROOMS.resolve(folder))));
    }

    @Test
    void aTemplateTakesPartsOfItsOwnRoomAndOfTheLayoutOnly() {
        assertThat(templates())
                .allSatisfy((name, template) -> assertThat(
                                FRAGMENT.matcher(template).results().map(match -> folder(match.group(1))))
                        .as(name)
                        .isSubsetOf(folder(name), LAYOUT));
    }

    /** Values are escaped, always; and the Content-Security-Policy would drop styles and scripts inside a page. */
    @Test
    void noTemplateEscapesTheEscaping() {
        assertThat(templates())
                .allSatisfy((name, template) -> assertThat(template)
                        .as(name)
                        .doesNotContain("th:utext", "[(", "th:style", "<style", "javascript:")
                        .doesNotContainPattern("\\s(style|on[a-z]+)=")
                        .doesNotContainPattern("<script(?![^>]*src)"));
    }

    @Test
    void everyPostingFormCarriesTheToken() {
        assertThat(templates()).allSatisfy((name, template) -> {
            List<String> forms = Pattern.compile("<form\\b.*?</form>", Pattern.DOTALL)
                    .matcher(template)
                    .results()
                    .map(MatchResult::group)
                    .filter(form -> form.contains("method=\"post\""))
                    .toList();
            assertThat(forms).as(name).allMatch(form -> form.contains("csrf") || form.contains(":: hidden}"));
        });
    }

    /** In a table that stacks each cell names its heading. Roles are the script's: HTML forbids them on cells. */
    @Test
    void everyStackingTableNamesItsHeadingsAndNoRoles() {
        assertThat(templates()).allSatisfy((name, template) -> {
            for (String table : tables(template)) {
                assertThat(table)
                        .as(name)
                        .contains("data-l=")
                        .doesNotContain(" role=\"table\"", " role=\"row", " role=\"cell\"");
            }
        });
    }

    /** Empty for a template that lies in no folder. */
    private static String folder(String template) {
        return template.substring(0, Math.max(template.indexOf('/'), 0));
    }

    private static List<String> tables(String template) {
        return Pattern.compile("<table\\b.*?</table>", Pattern.DOTALL)
                .matcher(template)
                .results()
                .map(MatchResult::group)
                .filter(table -> table.contains("p-stack"))
                .toList();
    }

    /** Letters between tags, except inside an element whose text is replaced. */
    private static List<String> ownWords(String template) {
        List<String> found = new ArrayList<>();
        String bare = NOT_TEXT.matcher(template).replaceAll("");
        Matcher tag = TAG.matcher(bare);
        int textStart = 0;
        boolean replaced = false;
        while (tag.find()) {
            String text = bare.substring(textStart, tag.start());
            if (!replaced && text.codePoints().anyMatch(Character::isLetter) && !text.startsWith("<!DOCTYPE")) {
                found.add(text.strip());
            }
            replaced = tag.group(2).contains("th:text=");
            textStart = tag.end();
        }
        return found;
    }

    private static Map<String, String> templates() {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(VIEWS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                found.put(VIEWS.relativize(file).toString(), Files.readString(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the templates", e);
        }
    }
}
