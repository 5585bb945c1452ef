<#-- What went wrong, linked to the field if there is one. -->
<#macro errors text field="">
<div class="govuk-error-summary">
  <div role="alert">
    <h2 class="govuk-error-summary__title">${msg("consentryErrorTitle")}</h2>
    <div class="govuk-error-summary__body">
      <#if field?has_content>
      <ul class="govuk-list govuk-error-summary__list"><li><a href="#${field}">${kcSanitize(text)?no_esc}</a></li></ul>
      <#else>
      <p>${kcSanitize(text)?no_esc}</p>
      </#if>
    </div>
  </div>
</div>
</#macro>

<#-- A field with its label, and what is wrong with it; error is empty where nothing is. -->
<#macro field name label autocomplete type="text" value="" error="" hint="" focus=false numeric=false>
<div class="govuk-form-group<#if error?has_content> govuk-form-group--error</#if>">
  <label class="govuk-label govuk-label--m" for="${name}">${label}</label>
  <#if hint?has_content><div class="govuk-hint" id="${name}-hint">${hint}</div></#if>
  <#if error?has_content>
  <p class="govuk-error-message" id="${name}-error"><span class="govuk-visually-hidden">${msg("consentryErrorPrefix")}</span> ${kcSanitize(error)?no_esc}</p>
  </#if>
  <input class="govuk-input<#if numeric> govuk-input--width-10</#if><#if error?has_content> govuk-input--error</#if>" id="${name}" name="${name}"
      type="${type}" value="${value}" autocomplete="${autocomplete}" dir="ltr" spellcheck="false" autocapitalize="none"
      <#if numeric>inputmode="numeric"</#if> <#if focus>autofocus</#if>
      <#if error?has_content>aria-invalid="true" aria-describedby="${name}-error"<#elseif hint?has_content>aria-describedby="${name}-hint"</#if>>
</div>
</#macro>

<#-- A way back to the portal, where it is known. -->
<#macro back>
<#local address = (properties.portalUrl!'')?has_content?then(properties.portalUrl + '/', (client.baseUrl)!'')>
<#if !skipLink?? && address?has_content>
<p class="govuk-body"><a class="govuk-link" id="backToApplication" href="${address}">${msg("consentryBack")}</a></p>
</#if>
</#macro>
