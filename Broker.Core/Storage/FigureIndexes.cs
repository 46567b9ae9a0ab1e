using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>
/// Indexes that hold all a firm-wide figure needs, so that it is counted without touching a row, and what keeps a client's own figures out of them. Amounts are values of two columns, which the
/// model cannot name in an index: they are made here, after the tables.
/// </summary>
internal static class FigureIndexes
{
    private static readonly string[] Statements =
    [
        // What one client owes: without it SQLite, which takes any two conditions for rarer than one, walks through the whole firm's called receipts.
        """CREATE INDEX IF NOT EXISTS "IX_Receipts_OfClient" ON "Receipts" ("ClientId", "Status", "DueOn")""",
        """CREATE INDEX IF NOT EXISTS "IX_Receipts_Late" ON "Receipts" ("DueOn", "Total_Currency", "Total_Minor", "PaidMinor") WHERE "IsOpen" """,
        """CREATE INDEX IF NOT EXISTS "IX_Receipts_ByDueDay" ON "Receipts" ("Status", "Handling", "DueOn", "Total_Currency", "Total_Minor")""",
        """CREATE INDEX IF NOT EXISTS "IX_Payments_ByClearedDay" ON "Payments" ("ClearedOn", "Amount_Currency", "Amount_Minor")""",
        """
        CREATE INDEX IF NOT EXISTS "IX_Contracts_Portfolio" ON "Contracts"
            ("InsurerId", "RiskId", "AnnualPremium_Currency", "EffectiveOn", "ExpiresOn", "AnnualPremium_Minor", "ClientId", "Id")
        """,
    ];

    public static async Task MakeAsync(BrokerDb db, CancellationToken ct)
    {
        foreach (var statement in Statements) await db.Database.ExecuteSqlRawAsync(statement, ct);
    }
}
