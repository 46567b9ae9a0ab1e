using Broker.Core;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Portal.Hosting;
using Broker.Portal.Kit;
using Broker.Portal.Workshop;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.CommandLine;

/// <summary>Core and its adapters without a web server, and the ways a verb speaks.</summary>
internal sealed class Toolbox : IAsyncDisposable
{
    private readonly ServiceProvider tools;

    public Toolbox(PortalOptions options, Terminal terminal)
    {
        (Options, Terminal) = (options, terminal);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(options);
        services.AddBrokerCore(options.Storage, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
        services.AddWorkshop(options);
        services.AddKit();
        tools = services.BuildServiceProvider();
    }

    public static Caller Me { get; } = Caller.System(Jobs.Command);

    public PortalOptions Options { get; }
    public Terminal Terminal { get; }
    public IStringLocalizer<CommandText> Text => Get<IStringLocalizer<CommandText>>();

    public T Get<T>() where T : notnull => tools.GetRequiredService<T>();

    /// <summary>The sentence of a problem, or of anything else that has a code and values.</summary>
    public string Words(string code, params object?[] args) => Get<ProblemTexts>().Of(Problem.Of(code, args));

    public void Say(string key, params object[] args) => Terminal.Out.WriteLine(Text[key, args]);

    /// <summary>One sentence on the error output, and the end it comes to.</summary>
    public int Refuse(Problem problem)
    {
        Terminal.Error.WriteLine(Get<ProblemTexts>().Of(problem));
        return problem.Code.StartsWith("postgres.", StringComparison.Ordinal) || problem.Code is "restore.in-use" or "backup.no-database" ? Ends.CouldNot : Ends.No;
    }

    /// <summary>Environment variables over the file beside the program, and what was typed over both.</summary>
    public static PortalOptions ReadOptions(string? data)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables();
        if (data is not null) configuration.AddInMemoryCollection([new("Broker:Data", data)]);
        return PortalOptions.From(configuration.Build());
    }

    public ValueTask DisposeAsync() => tools.DisposeAsync();
}
