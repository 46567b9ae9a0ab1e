using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CertificatesForWhomAndTogether : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "BatchId",
                table: "CertificateRequests",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "BatchPosition",
                table: "CertificateRequests",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Recipient",
                table: "CertificateRequests",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RecipientId",
                table: "CertificateRequests",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddUniqueConstraint(
                name: "AK_CertificateRequests_ClientId_Id",
                table: "CertificateRequests",
                columns: new[] { "ClientId", "Id" });

            migrationBuilder.CreateTable(
                name: "CertificateBatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommandId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Title = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Refusals = table.Column<string>(type: "text", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    OnePdfAskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    OnePdfFileId = table.Column<Guid>(type: "uuid", nullable: true),
                    OnePdfCount = table.Column<int>(type: "integer", nullable: false),
                    OnePdfFailure = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateBatches", x => x.Id);
                    table.UniqueConstraint("AK_CertificateBatches_ClientId_Id", x => new { x.ClientId, x.Id });
                    table.ForeignKey(
                        name: "FK_CertificateBatches_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CertificateBatches_Files_OnePdfFileId",
                        column: x => x.OnePdfFileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CertificateMails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    To = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Author = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateMails", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CertificateMails_CertificateRequests_ClientId_RequestId",
                        columns: x => new { x.ClientId, x.RequestId },
                        principalTable: "CertificateRequests",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CertificateMails_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CertificateRecipients",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Wording = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Removed = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateRecipients", x => x.Id);
                    table.UniqueConstraint("AK_CertificateRecipients_ClientId_Id", x => new { x.ClientId, x.Id });
                    table.ForeignKey(
                        name: "FK_CertificateRecipients_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateRequests_BatchId_BatchPosition",
                table: "CertificateRequests",
                columns: new[] { "BatchId", "BatchPosition" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateRequests_ClientId_BatchId",
                table: "CertificateRequests",
                columns: new[] { "ClientId", "BatchId" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateRequests_ClientId_RecipientId",
                table: "CertificateRequests",
                columns: new[] { "ClientId", "RecipientId" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateBatches_ClientId_ContractId",
                table: "CertificateBatches",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateBatches_ClientId_RequestedAt",
                table: "CertificateBatches",
                columns: new[] { "ClientId", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateBatches_CommandId",
                table: "CertificateBatches",
                column: "CommandId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CertificateBatches_EndedAt",
                table: "CertificateBatches",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateBatches_OnePdfAskedAt",
                table: "CertificateBatches",
                column: "OnePdfAskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateBatches_OnePdfFileId",
                table: "CertificateBatches",
                column: "OnePdfFileId");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateMails_ClientId_ContractId",
                table: "CertificateMails",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateMails_ClientId_RequestId",
                table: "CertificateMails",
                columns: new[] { "ClientId", "RequestId" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateMails_MessageId",
                table: "CertificateMails",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateMails_RequestId",
                table: "CertificateMails",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateRecipients_ClientId_Name",
                table: "CertificateRecipients",
                columns: new[] { "ClientId", "Name" });

            migrationBuilder.AddForeignKey(
                name: "FK_CertificateRequests_CertificateBatches_ClientId_BatchId",
                table: "CertificateRequests",
                columns: new[] { "ClientId", "BatchId" },
                principalTable: "CertificateBatches",
                principalColumns: new[] { "ClientId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_CertificateRequests_CertificateRecipients_ClientId_Recipien~",
                table: "CertificateRequests",
                columns: new[] { "ClientId", "RecipientId" },
                principalTable: "CertificateRecipients",
                principalColumns: new[] { "ClientId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CertificateRequests_CertificateBatches_ClientId_BatchId",
                table: "CertificateRequests");

            migrationBuilder.DropForeignKey(
                name: "FK_CertificateRequests_CertificateRecipients_ClientId_Recipien~",
                table: "CertificateRequests");

            migrationBuilder.DropTable(
                name: "CertificateBatches");

            migrationBuilder.DropTable(
                name: "CertificateMails");

            migrationBuilder.DropTable(
                name: "CertificateRecipients");

            migrationBuilder.DropUniqueConstraint(
                name: "AK_CertificateRequests_ClientId_Id",
                table: "CertificateRequests");

            migrationBuilder.DropIndex(
                name: "IX_CertificateRequests_BatchId_BatchPosition",
                table: "CertificateRequests");

            migrationBuilder.DropIndex(
                name: "IX_CertificateRequests_ClientId_BatchId",
                table: "CertificateRequests");

            migrationBuilder.DropIndex(
                name: "IX_CertificateRequests_ClientId_RecipientId",
                table: "CertificateRequests");

            migrationBuilder.DropColumn(
                name: "BatchId",
                table: "CertificateRequests");

            migrationBuilder.DropColumn(
                name: "BatchPosition",
                table: "CertificateRequests");

            migrationBuilder.DropColumn(
                name: "Recipient",
                table: "CertificateRequests");

            migrationBuilder.DropColumn(
                name: "RecipientId",
                table: "CertificateRequests");
        }
    }
}
