using System.ComponentModel;
using System.Diagnostics;
using Broker.Core.Common;
using Npgsql;

namespace Broker.Core.Storage;

/// <summary>pg_dump, pg_restore and psql, as the system has them installed.</summary>
internal sealed class PostgresTools(NpgsqlConnectionStringBuilder where)
{
    /// <returns>postgres.no-tool (program); postgres.tool-failed (program, its own last words); null when all went well.</returns>
    public async Task<Problem?> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PGHOST"] = where.Host;
        start.Environment["PGPORT"] = where.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = where.Database ?? where.Username;
        start.Environment["PGUSER"] = where.Username;
        start.Environment["PGPASSWORD"] = where.Password;
        if (where.SslMode != SslMode.Prefer) start.Environment["PGSSLMODE"] = SslModeOf(where.SslMode);
        try
        {
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var listed = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            await EndAsync(process, ct);
            await listed;
            return process.ExitCode == 0 ? null : Problem.Of("postgres.tool-failed", program, FirstLine(await said));
        }
        catch (Win32Exception)
        {
            return Problem.Of("postgres.no-tool", program);
        }
    }

    private static async Task EndAsync(Process process, CancellationToken ct)
    {
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>The first complaint is the cause; what follows it are consequences.</summary>
    private static string FirstLine(string said) =>
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";

    private static string SslModeOf(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };
}
