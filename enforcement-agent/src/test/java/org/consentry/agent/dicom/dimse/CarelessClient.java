// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A client that takes every certificate and does what ours never would. */
final class CarelessClient {
    private CarelessClient() {}

    /** TLS of one version over a connection. */
    static SSLSocket by(String version, Socket over) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Careless()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(over, "localhost", over.getPort(), true);
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    /** The type of the PDU that answers a request. */
    static int ask(Socket socket, AssociateRequest request) throws IOException {
        ByteBuffer encoded = PduEncoder.encode(new Pdu.Request(request));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        socket.getOutputStream().write(bytes);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int type = in.read();
        in.read();
        in.readNBytes(in.readInt());
        return type;
    }

    private static final class Careless extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
