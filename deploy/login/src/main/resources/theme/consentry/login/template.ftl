<#import "parts.ftl" as parts>
<#-- Every page. What a page says comes in sections: errors, header, form, info, socialProviders (show-username is not used). -->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local hospital = properties.hospitalName>
<#local phone = properties.helpPhone>
<#local portal = properties.portalUrl!''>
<#local heading><#nested "header"></#local>
<#local shown = displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
<#local wrong = (shown && message.type == 'error') || (messagesPerField?? && messagesPerField.existsError('username', 'password', 'totp',
    'userLabel', 'password-new', 'password-confirm'))>
<!DOCTYPE html>
<html lang="${lang}" dir="${(locale.rtl)?then('rtl', 'ltr')}" class="govuk-template">
<head>
  <meta charset="utf-8">
  <title><#if wrong>${msg("consentryErrorPrefix")} </#if>${heading} - ${hospital}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <link rel="icon" href="${url.resourcesPath}/img/icon.svg" type="image/svg+xml">
  <#list properties.styles?split(' ') as style>
  <link rel="stylesheet" href="${url.resourcesPath}/${style}">
  </#list>
  <#-- Only pages of security keys have scripts, which need this. -->
  <#if pageId?contains("webauthn") || enableWebAuthnConditionalUI?has_content>
  <script type="importmap">{"imports": {"rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js"}}</script>
  </#if>
  <#if scripts??>
  <#list scripts as script>
  <script src="${script}"></script>
  </#list>
  </#if>
</head>
<body class="govuk-template__body" data-page-id="login-${pageId}">
  <a href="#main" class="govuk-skip-link">${msg("consentrySkip")}</a>
  <header class="govuk-generic-header">
    <div class="govuk-generic-header__container govuk-width-container">
      <div class="govuk-generic-header__logo">
        <#if portal?has_content>
        <a class="govuk-generic-header__homepage-link" href="${portal}/">${hospital}</a>
        <#else>
        <span class="govuk-generic-header__homepage-link">${hospital}</span>
        </#if>
      </div>
    </div>
  </header>
  <div class="govuk-width-container">
    <#if realm.internationalizationEnabled && locale.supported?size gt 1>
    <nav class="p-noprint" aria-label="${msg("consentryLanguages")}">
      <ul class="p-lang">
        <#list locale.supported as language>
        <#if language.languageTag == locale.currentLanguageTag>
        <li><span aria-current="true">${language.label}</span></li>
        <#else>
        <li><a class="govuk-link" href="${language.url}" hreflang="${language.languageTag}" lang="${language.languageTag}">${language.label}</a></li>
        </#if>
        </#list>
      </ul>
    </nav>
    </#if>
    <main class="govuk-main-wrapper" id="main">
      <#if !properties.reviewedLanguages?split(',')?seq_contains(lang)>
      <p class="govuk-body-s">${msg("consentryDraft")}</p>
      </#if>
      <#if shown>
      <#if message.type == 'error'>
      <@parts.errors text=message.summary />
      <#else>
      <div class="govuk-inset-text" role="status">${kcSanitize(message.summary)?no_esc}</div>
      </#if>
      </#if>
      <#nested "errors">
      <h1 class="govuk-heading-xl" id="kc-page-title">${heading}</h1>
      <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
      <p class="govuk-body">
        <span id="kc-attempted-username">${msg("consentrySigningInAs", auth.attemptedUsername)}</span>
        <a class="govuk-link" id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
      </p>
      </#if>
      <div class="govuk-body">
        <#nested "form">
        <#if auth?has_content && auth.showTryAnotherWayLink()>
        <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post">
          <input type="hidden" name="tryAnotherWay" value="on">
          <button type="submit" class="p-linkbutton" id="try-another-way">${msg("doTryAnotherWay")}</button>
        </form>
        </#if>
        <#if switchOrganizationEnabled?? && switchOrganizationEnabled>
        <form id="kc-switch-organization-form" action="${url.loginAction}" method="post">
          <input type="hidden" name="switchOrganization" value="true">
          <button type="submit" class="p-linkbutton" id="switch-organization">${msg("doSwitchOrganization")}</button>
        </form>
        </#if>
        <#nested "socialProviders">
        <#if displayInfo><#nested "info"></#if>
      </div>
    </main>
  </div>
  <footer class="p-footer p-noprint" aria-label="${msg("consentryFooter")}">
    <div class="govuk-width-container">
      <p class="govuk-body-s">${msg("consentryHelp")}
        <a class="govuk-link" href="tel:${phone?replace('[^+0-9]', '', 'r')}">${msg("consentryCall", phone)}</a>.
        ${msg("consentryLanguageHelp")}</p>
      <#if portal?has_content>
      <ul class="p-links">
        <li><a class="govuk-link" href="${portal}/">${msg("consentryBack")}</a></li>
        <li><a class="govuk-link" href="${portal}/other-ways">${msg("consentryOtherWays")}</a></li>
      </ul>
      </#if>
    </div>
  </footer>
</body>
</html>
</#macro>
