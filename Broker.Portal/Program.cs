using Broker.Core;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Word;
using Broker.Portal.Account;
using Broker.Portal.CommandLine;
using Broker.Portal.Features.Home.Tiles;
using Broker.Portal.Hosting;
using Broker.Portal.Kit;
using Broker.Portal.Layout;
using Broker.Portal.Workshop;
using Microsoft.AspNetCore.DataProtection;

var command = Commands.Parse(args);
if (!command.Serves) return await command.RunAsync();

var builder = WebApplication.CreateBuilder(command.HostArguments);
builder.WebHost.ConfigureKestrel(server => (server.AddServerHeader, server.Limits.MaxRequestBodySize) = (false, UploadLimit.Most));
var opening = Opening.Of(builder);
var options = PortalOptions.From(builder.Configuration);
var services = builder.Services;

services.AddSingleton(options);
services.AddSingleton(new FirmIdentity { VerificationUrl = $"{options.PublicUrl.TrimEnd('/')}/verify" });
services.AddSingleton(new Seats(options.Seats));
services.AddBrokerCore(options.Storage, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
services.AddWorkshop(options);
services.AddKit();
services.AddTiles();
services.AddIdentities(new Uri(options.PublicUrl));
services.AddSingleton<FirstVisit>();
services.AddSingleton<Refusals>();
services.AddAccountDesks();
services.AddDataProtection().SetApplicationName("broker").PersistKeysToFileSystem(Directory.CreateDirectory(options.KeysFolder));
services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "broker-form");
services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
// A field's text comes twice in one message, in up to six bytes a letter: the framework's 32 kilobytes would end the screen at 8,000 accented ones.
services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = 256 * 1024);
services.AddUploadLimits();
services.AddDoorLimits();

var app = builder.Build();
if (!app.HoldData(options)) return 3;
await app.PrepareAsync(command);

app.UseSecurityHeaders();
if (options.PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) app.UseHsts();
app.UseRefusalPages();
app.UseRequestLocalization(Languages.Options());
app.UseAuthentication();
app.UseAuthorization();
app.UseRateLimiter();
app.UseUploadLimit();
app.UseAntiforgery();
app.UseFormCheck();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.DisableWebSocketCompression = true);
app.MapDoors();
app.MapTemplateUploads();
app.MapPreviews();
app.MapFirmLogo();
app.MapCertificateDoors();
app.MapJobFiles();
app.MapVehiclePapers();
app.MapBatchDownloads();
app.MapComparisonFiles();
app.MapClientViews();
app.MapAccountDoors();
app.MapPasskeys();
app.MapMailUploads();
app.MapCalendars();
app.MapSpaceUploads();
app.MapExpectedUploads();
app.MapFleetSheets();
app.MapRegisterFiles();
if (options.Diagnostics) app.MapDiagnostics();

return await opening.RunAsync(app);

/// <summary>Named so that tests can start the whole application.</summary>
public partial class Program;
