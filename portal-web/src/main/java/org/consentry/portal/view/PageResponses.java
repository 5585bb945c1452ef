// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the answer of a controller: a page with its view model, or a redirect to a GET. */
public class PageResponses {

    private final Models models;

    @Inject
    public PageResponses(Models models) {
        this.models = models;
    }

    /** A page without a view model of its own. */
    public Response show(String view) {
        return Response.ok(view).type(MediaType.TEXT_HTML_TYPE).build();
    }

    /** A page; its view model is {@code page} in the template. */
    public Response show(String view, Object page) {
        return show(200, view, page);
    }

    public Response show(int status, String view, Object page) {
        return show(status, view, page, MediaType.TEXT_HTML_TYPE);
    }

    /** One sentence, for a script. */
    public Response text(int status, String view, Object page) {
        return show(status, view, page, MediaType.TEXT_PLAIN_TYPE);
    }

    private Response show(int status, String view, Object page, MediaType type) {
        models.put("page", page);
        return Response.status(status).entity(view).type(type).build();
    }

    /** A file to keep. */
    public static Response file(String name, String type, byte[] content) {
        return Response.ok(content, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** Which page of a list an address asks for; the first one if it asks for none. */
    public static int number(String page) {
        return page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
    }

    /** The first value of each field of a form. */
    public static Map<String, String> firstOfEach(MultivaluedMap<String, String> fields) {
        var first = new LinkedHashMap<String, String>();
        fields.forEach((name, values) -> first.put(name, values.isEmpty() ? "" : values.get(0)));
        return first;
    }

    /** 303 to a GET of our own, after a POST. */
    public static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
