// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FormReaderTest {
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    private static final String FILES = "multipart/form-data; boundary=xyz;charset=UTF-8";

    private final AtomicLong now = new AtomicLong();
    private final Turns turns = new Turns(2, 1);
    private final FormReader reader = new FormReader(turns, new Turns(2, 1), now::get);

    @Test
    void readsTheFirstValueOfEachField() throws IOException {
        PostedForm form = reader.read(request(FORM, "a=1%202&b=%C3%A9+x&a=3&c", Duration.ZERO));

        assertThat(form.refusal()).isEmpty();
        assertThat(form.values())
                .containsEntry("a", "1 2")
                .containsEntry("b", "é x")
                .containsEntry("c", "");
        assertThat(form.getParameter("a")).isEqualTo("1 2");
        assertThat(form.getParameterMap()).containsOnlyKeys("a", "b", "c");
        assertThat(form.getInputStream().readAllBytes()).asString().isEqualTo("a=1+2&b=%C3%A9+x&c=");
    }

    @Test
    void aFormThatTakesTooLongIsRefused() {
        PostedForm form = reader.read(request(FORM, "a=bcdef", FormReader.LONGEST.dividedBy(5)));

        assertThat(form.refusal()).hasValue(408);
        assertThat(form.values()).isEmpty();
    }

    @Test
    void aFormThatIsTooLargeIsRefusedWhetherOrNotItSaysSo() {
        String large = "x".repeat(FormReader.MAX_BYTES + 1);

        assertThat(reader.read(request(FORM, large, Duration.ZERO)).refusal()).hasValue(413);
        assertThat(reader.read(request(FORM, large.substring(1), Duration.ZERO)).refusal())
                .isEmpty();
    }

    @Test
    void whatIsNoFormIsRefused() {
        assertThat(reader.read(request("text/plain", "a=b", Duration.ZERO)).refusal())
                .hasValue(415);
        assertThat(reader.read(request(FORM, "a=%zz", Duration.ZERO)).refusal()).hasValue(400);
    }

    @Test
    void anAddressWhoseTurnsAreTakenIsRefusedUnreadAndServedAfterwards() {
        turns.take("192.0.2.1");
        assertThat(reader.read(request(FORM, "a=b", Duration.ZERO)).refusal()).hasValue(503);

        turns.giveBack("192.0.2.1");
        assertThat(reader.read(request(FORM, "a=%zz", Duration.ZERO)).refusal()).hasValue(400);
        assertThat(reader.read(request(FORM, "a=b", Duration.ZERO)).refusal()).isEmpty();
    }

    /** A form with a file may be larger than any other, at one address alone. */
    @Test
    void theFormOfStaffBringsItsFieldsAndAFile() throws IOException {
        PostedForm form =
                reader.read(request("/staff/patients/p1/choice", FILES, parts("héllo", "%PDF-1.7 \0x"), Duration.ZERO));

        assertThat(form.refusal()).isEmpty();
        assertThat(form.values()).containsExactlyEntriesOf(Map.of("day", "héllo"));
        assertThat(((SentFile.Content) form.file()).bytes()).asString().isEqualTo("%PDF-1.7 \0x");
        assertThat(form.getContentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(form.getInputStream().readAllBytes()).asString().isEqualTo("day=h%C3%A9llo");
        assertThat(reader.read(request("/staff/patients/p1/receipt/c.1", FILES, parts("", "x"), Duration.ZERO))
                        .refusal())
                .hasValue(415);
    }

    @Test
    void ofAFileThatIsTooLargeTheFieldsAreReadAndTheFileIsNotKept() {
        String path = "/staff/patients/p1/choice";
        String most = "x".repeat(FormReader.MAX_FILE_BYTES);

        assertThat(reader.read(request(path, FILES, parts("a", most), Duration.ZERO))
                        .file())
                .isInstanceOf(SentFile.Content.class);
        for (String large : new String[] {most + "x", most.repeat(3)}) {
            PostedForm form = reader.read(request(path, FILES, parts("a", large), Duration.ZERO));
            assertThat(form.values()).containsEntry("day", "a");
            assertThat(form.file()).isInstanceOf(SentFile.TooLarge.class);
        }
        assertThat(reader.read(request(path, FILES, parts("a", most.repeat(25)), Duration.ZERO))
                        .refusal())
                .hasValue(413);
        assertThat(reader.read(request(path, FORM, most, Duration.ZERO)).refusal())
                .hasValue(413);
    }

    @Test
    void noFileIsNoFile() {
        assertThat(reader.read(request("/staff/patients/p1/choice", FILES, parts("a", ""), Duration.ZERO))
                        .file())
                .isInstanceOf(SentFile.None.class);
        assertThat(reader.read(request(FORM, "a=b", Duration.ZERO)).file()).isInstanceOf(SentFile.None.class);
    }

    @Test
    void partsThatAreNotAsTheyMustBeAreRefused() {
        String good = parts("a", "b");
        for (String bad : new String[] {
            "",
            "x" + good,
            good.replace("--xyz--", ""),
            good.replace("name=\"day\"", "name=\"d y\""),
            good.replace("Content-Disposition", "X")
        }) {
            assertThat(reader.read(request("/staff/patients/p1/choice", FILES, bad, Duration.ZERO))
                            .refusal())
                    .as(bad)
                    .hasValue(400);
        }
    }

    private static String parts(String day, String file) {
        return "--xyz\r\nContent-Disposition: form-data; name=\"day\"\r\n\r\n" + day
                + "\r\n--xyz\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"Ann Avery.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n" + file + "\r\n--xyz--\r\n";
    }

    private HttpServletRequest request(String type, String body, Duration eachByte) {
        return request("/choices/ai", type, body, eachByte);
    }

    /** A request of one address whose body comes one byte at a time, or at once if that takes no time. */
    private HttpServletRequest request(String path, String type, String body, Duration eachByte) {
        var in = new ReadBody(body.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                now.addAndGet(eachByte.toNanos());
                return super.read(buffer, offset, eachByte.isZero() ? length : 1);
            }
        };
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getInputStream" -> in;
                    case "getContentType" -> type;
                    case "getRequestURI" -> path;
                    case "getContentLengthLong" -> -1L;
                    case "getRemoteAddr" -> "192.0.2.1";
                    case "setAttribute" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
