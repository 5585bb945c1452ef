// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A command set (PS3.7 section 6.3): elements of group 0000, always Implicit VR Little Endian. Immutable.
 *
 * <p>Only what C-STORE, C-ECHO, N-ACTION and N-EVENT-REPORT need has accessors; other elements of a peer are kept out
 * of sight.
 */
public final class Command {
    static final int C_STORE_RQ = 0x0001;
    static final int C_STORE_RSP = 0x8001;
    static final int C_ECHO_RQ = 0x0030;
    static final int C_ECHO_RSP = 0x8030;
    static final int N_EVENT_REPORT_RQ = 0x0100;
    static final int N_ACTION_RQ = 0x0130;

    private static final int RESPONSE = 0x8000;
    private static final int NO_DATA_SET = 0x0101;
    private static final int HIGH = 0x0001;
    private static final int LOW = 0x0002;
    private static final int MAX_COMMENT_CHARACTERS = 64;

    private static final int GROUP_LENGTH = 0x0000;
    private static final int SOP_CLASS = 0x0002;
    private static final int REQUESTED_SOP_CLASS = 0x0003;
    private static final int FIELD = 0x0100;
    private static final int MESSAGE_ID = 0x0110;
    private static final int RESPONDED_TO = 0x0120;
    private static final int PRIORITY = 0x0700;
    private static final int DATA_SET_TYPE = 0x0800;
    private static final int STATUS = 0x0900;
    private static final int ERROR_COMMENT = 0x0902;
    private static final int SOP_INSTANCE = 0x1000;
    private static final int REQUESTED_SOP_INSTANCE = 0x1001;
    private static final int EVENT_TYPE = 0x1002;
    private static final int ACTION_TYPE = 0x1008;
    private static final int MOVE_ORIGINATOR = 0x1030;
    private static final int MOVE_MESSAGE_ID = 0x1031;

    private final Map<Integer, byte[]> elements;

    private Command(Map<Integer, byte[]> elements) {
        this.elements = elements;
    }

    static Command storeRequest(
            int messageId, String sopClass, String sopInstance, Optional<MoveOriginator> originator) {
        Command request = new Command(new TreeMap<>())
                .with(FIELD, C_STORE_RQ)
                .with(MESSAGE_ID, messageId)
                .with(PRIORITY, 0)
                .with(DATA_SET_TYPE, 0)
                .with(SOP_CLASS, sopClass, (char) 0)
                .with(SOP_INSTANCE, sopInstance, (char) 0);
        originator.ifPresent(mover ->
                request.with(MOVE_ORIGINATOR, mover.title().value(), ' ').with(MOVE_MESSAGE_ID, mover.messageId()));
        return request;
    }

    static Command echoRequest(int messageId) {
        return new Command(new TreeMap<>())
                .with(FIELD, C_ECHO_RQ)
                .with(MESSAGE_ID, messageId)
                .with(DATA_SET_TYPE, NO_DATA_SET)
                .with(SOP_CLASS, Uids.VERIFICATION, (char) 0);
    }

    static Command eventReport(int messageId, DimseAct event) {
        return new Command(new TreeMap<>())
                .with(FIELD, N_EVENT_REPORT_RQ)
                .with(MESSAGE_ID, messageId)
                .with(DATA_SET_TYPE, 0)
                .with(SOP_CLASS, event.sopClass(), (char) 0)
                .with(SOP_INSTANCE, event.sopInstance(), (char) 0)
                .with(EVENT_TYPE, event.type());
    }

    static Command actionRequest(int messageId, DimseAct action) {
        return new Command(new TreeMap<>())
                .with(FIELD, N_ACTION_RQ)
                .with(MESSAGE_ID, messageId)
                .with(DATA_SET_TYPE, 0)
                .with(REQUESTED_SOP_CLASS, action.sopClass(), (char) 0)
                .with(REQUESTED_SOP_INSTANCE, action.sopInstance(), (char) 0)
                .with(ACTION_TYPE, action.type());
    }

    /** The response to this request; it repeats the SOP class and instance as PS3.7 allows. */
    Command response(Status status) {
        Command response = new Command(new TreeMap<>())
                .with(FIELD, field() | RESPONSE)
                .with(RESPONDED_TO, messageId())
                .with(DATA_SET_TYPE, NO_DATA_SET)
                .with(STATUS, status.code());
        for (int repeated : new int[] {SOP_CLASS, SOP_INSTANCE, EVENT_TYPE, ACTION_TYPE}) {
            response.repeat(repeated, elements.get(repeated));
        }
        response.repeat(SOP_CLASS, elements.get(REQUESTED_SOP_CLASS));
        response.repeat(SOP_INSTANCE, elements.get(REQUESTED_SOP_INSTANCE));
        String comment = status.comment();
        return comment.isEmpty()
                ? response
                : response.with(
                        ERROR_COMMENT, comment.substring(0, Math.min(comment.length(), MAX_COMMENT_CHARACTERS)), ' ');
    }

    static Command decode(ByteBuffer bytes) {
        ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, byte[]> elements = new TreeMap<>();
        int previous = -1;
        while (in.hasRemaining()) {
            if (in.remaining() < 8) {
                throw new MalformedPduException("a command set ends within an element");
            }
            int group = Short.toUnsignedInt(in.getShort());
            int element = Short.toUnsignedInt(in.getShort());
            int length = in.getInt();
            if (group != 0 || element <= previous || length < 0 || length > in.remaining()) {
                throw new MalformedPduException("a command set has ascending elements of group 0000 that fit into it");
            }
            byte[] value = new byte[length];
            in.get(value);
            elements.put(element, value);
            previous = element;
        }
        elements.remove(GROUP_LENGTH);
        return new Command(elements);
    }

    ByteBuffer encode() {
        int length =
                elements.values().stream().mapToInt(value -> 8 + value.length).sum();
        ByteBuffer out = ByteBuffer.allocate(12 + length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(GROUP_LENGTH).putInt(Integer.BYTES).putInt(length);
        elements.forEach((element, value) -> out.putShort((short) 0)
                .putShort(element.shortValue())
                .putInt(value.length)
                .put(value));
        return out.flip();
    }

    /** The kind of command; -1 if the element is missing. */
    int field() {
        return number(FIELD);
    }

    int messageId() {
        return number(MESSAGE_ID);
    }

    int messageIdRespondedTo() {
        return number(RESPONDED_TO);
    }

    boolean hasDataSet() {
        return number(DATA_SET_TYPE) != NO_DATA_SET;
    }

    /** Whether it answers a request of ours. */
    public boolean isResponse() {
        return field() >= RESPONSE;
    }

    /** Whether it answers the request of ours with this number. */
    public boolean answers(int ourMessageId) {
        return isResponse() && messageIdRespondedTo() == ourMessageId;
    }

    /** Whether it is an N-ACTION request. */
    public boolean isAction() {
        return field() == N_ACTION_RQ;
    }

    /** What an N-ACTION is asked of, and which action; empty if one of the elements is missing or malformed. */
    public Optional<DimseAct> action() {
        int type = number(ACTION_TYPE);
        return uid(REQUESTED_SOP_CLASS)
                .flatMap(sopClass ->
                        uid(REQUESTED_SOP_INSTANCE).map(sopInstance -> new DimseAct(sopClass, sopInstance, type)))
                .filter(action -> action.type() >= 0);
    }

    public boolean isStore() {
        return field() == C_STORE_RQ;
    }

    public boolean isEcho() {
        return field() == C_ECHO_RQ;
    }

    /** The Affected SOP Class UID; empty if missing or not a UID. */
    public Optional<String> sopClass() {
        return uid(SOP_CLASS);
    }

    /** The Affected SOP Instance UID; empty if missing or not a UID. */
    public Optional<String> sopInstance() {
        return uid(SOP_INSTANCE);
    }

    /** How urgent a C-STORE is: 0 high, 1 medium, which is also what a missing or unknown priority means, 2 low. */
    public int urgency() {
        return switch (number(PRIORITY)) {
            case HIGH -> 0;
            case LOW -> 2;
            default -> 1;
        };
    }

    /** What an N-EVENT-REPORT request says has happened; empty if it is none, or an element is missing or malformed. */
    public Optional<DimseAct> event() {
        int type = number(EVENT_TYPE);
        return sopClass()
                .flatMap(sopClass -> sopInstance().map(sopInstance -> new DimseAct(sopClass, sopInstance, type)))
                .filter(event -> field() == N_EVENT_REPORT_RQ && event.type() >= 0);
    }

    /** Who asked for the object by C-MOVE; empty if nobody did, or one of the two elements is missing or malformed. */
    public Optional<MoveOriginator> moveOriginator() {
        String title = text(MOVE_ORIGINATOR).strip();
        int id = number(MOVE_MESSAGE_ID);
        return AeTitle.isValid(title) && id >= 0
                ? Optional.of(new MoveOriginator(new AeTitle(title), id))
                : Optional.empty();
    }

    /** The status of a response. */
    public Status status() {
        int code = number(STATUS);
        if (code < 0) {
            throw new MalformedPduException("a response without a status");
        }
        return new Status(code, text(ERROR_COMMENT));
    }

    private Optional<String> uid(int element) {
        return Optional.of(text(element)).filter(Uids::isValid);
    }

    private int number(int element) {
        byte[] value = elements.get(element);
        return value == null || value.length != 2 ? -1 : (value[0] & 0xFF) | (value[1] & 0xFF) << 8;
    }

    private String text(int element) {
        byte[] value = elements.get(element);
        return value == null ? "" : PduDecoder.text(ByteBuffer.wrap(value));
    }

    private void repeat(int element, byte @Nullable [] value) {
        if (value != null) {
            elements.put(element, value);
        }
    }

    private Command with(int element, int number) {
        elements.put(element, new byte[] {(byte) number, (byte) (number >>> 8)});
        return this;
    }

    private Command with(int element, String text, char padding) {
        String even = text.length() % 2 == 0 ? text : text + padding;
        elements.put(element, even.getBytes(StandardCharsets.US_ASCII));
        return this;
    }
}
