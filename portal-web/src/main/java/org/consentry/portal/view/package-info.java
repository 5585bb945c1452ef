/** How pages come out: templates, wording, dates, languages, headers, static files, problem pages. */
@NullMarked
package org.consentry.portal.view;

import org.jspecify.annotations.NullMarked;
